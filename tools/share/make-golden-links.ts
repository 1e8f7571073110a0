import { mkdirSync, writeFileSync } from "node:fs";
import { bankingWorkspace, eventsAlone } from "../../bench/share/other-workspaces.ts";
import { helpdeskWorkspace } from "../../bench/share/helpdesk-workspace.ts";
import type { WorkspaceDocument } from "../../src/document/workspace-document.ts";
import { encodeLink, linkVersion } from "../../src/share/share-link.ts";
import type { ShareView } from "../../src/share/share-view.ts";
import { Random } from "../../src/share/testing/random.ts";
import { printWorkspaceFile } from "../../src/share/workspace-file.ts";

/**
 * Writes the golden links of the version of the share format that links are written in now: once, when the version is
 * released. From then on they stay as they are, and open for ever (src/share/golden-links.test.ts).
 *
 * npx tsx tools/share/make-golden-links.ts
 */
const folder = new URL(`../../src/share/golden/links/version-${linkVersion}/`, import.meta.url);
mkdirSync(folder, { recursive: true });

function write(name: string, document: WorkspaceDocument, view: ShareView | null = null): void {
  const { fragment, digits } = encodeLink(document, view);
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify({ fragment, digits, view }, null, 2)}\n`);
  writeFileSync(new URL(`${name}.aggregates.json`, folder), printWorkspaceFile(document));
}

const banking = bankingWorkspace(20);
const first = banking.messages[0] ?? fail();
write("banking-code", { ...banking, messages: [], commands: [] });
write("banking-20-events", banking, { stream: first.streamName, event: 3, command: null, version: 2, tab: "Event" });
write("own-code-30-events", helpdeskWorkspace(30, "sequence"), {
  stream: null,
  event: null,
  command: 7,
  version: null,
  tab: "State",
});
write("random-ids", helpdeskWorkspace(15, "imported"));
write("events-alone", eventsAlone(helpdeskWorkspace(15, "imported")));
write("odd", oddDocument());
write("long-texts", longTexts());

/** What engines and people rarely write, and JSON may hold all the same. */
function oddDocument(): WorkspaceDocument {
  const data = {
    "": null,
    constructor: [1e-7, 1.5e300, 2 ** 53 + 2, 0.1 + 0.2],
    "ключ 🙂": ["\ud800", "\0", "é"],
    7: { deep: [[[]]] },
  };
  const odd = { ...first, streamName: "no stream of ours", type: "odd type", data, metadata: { odd: true } };
  const messages = [
    { ...odd, id: "first" },
    {
      ...odd,
      id: "FC8D1037-1209-41D2-A6FA-4F7312912212",
      position: 3,
      globalPosition: 70,
      time: new Date("0001-01-01T00:00:00Z"),
    },
  ];
  const commands = [
    {
      aggregate: "Ünïcode",
      id: "",
      method: "save",
      args: [[], {}, null, true, ""],
      at: "2024-07-18",
      outcome: "stored",
      messages: [70, 1],
      state: data,
    },
  ] as const;
  return {
    title: "Ödd “title” \u2028 🙂",
    files: { "model.ts": "\r\n\t// ünïcode", "scenario.ts": "", "specs.ts": "\u0000" },
    messages,
    commands,
  };
}

/** More text than is spelled: its texts are gathered and deflated. */
function longTexts(): WorkspaceDocument {
  const random = new Random(3);
  const words = "aggregate event stream command order account amount balance state version".split(" ");
  const text = Array.from({ length: 12_000 }, () => random.pick(words)).join(" ");
  return { ...banking, title: "Long", files: { ...banking.files, "scenario.ts": `/* ${text} */` } };
}

function fail(): never {
  throw new Error("Nothing was stored.");
}
