import { generate } from "lean-qr";
import type { WorkspaceDocument } from "../../src/document/workspace-document.ts";
import { encodeLink } from "../../src/share/share-link.ts";
import { builtCodec } from "./built-codec.ts";
import { encoders } from "./encoders.ts";
import { helpdeskWorkspace } from "./helpdesk-workspace.ts";
import { bankingWorkspace, eventsAlone } from "./other-workspaces.ts";
import { layouts } from "./layouts.ts";
import { timesOf } from "./times.ts";

const sizes = [20, 100, 1_000, 10_000] as const;
const ours = "ours";
const zlib = "JSON + zlib 9 (Mermaid Live)";
const page = "https://example.org/aggregate-playground/";

const whole = (value: number): string =>
  Number.isNaN(value) ? "not installed" : Math.round(value).toLocaleString("en");
const ratio = (value: number): string => value.toFixed(3);

function lengthsTable(
  title: string,
  documentOf: (events: number) => WorkspaceDocument,
  measured: readonly number[] = sizes,
): void {
  const columns = measured.map((events) => {
    console.error(`${title}: ${events} events`);
    const document = documentOf(events);
    const json = JSON.stringify(document);
    return new Map([
      ["JSON itself", json.length],
      ...encoders.map(({ name, characters }) => [name, characters(document, json)] as const),
    ]);
  });
  console.log(`## ${title}\n`);
  console.log(
    `| characters | ${measured.map((events) => `${events.toLocaleString("en")} events`).join(" | ")} |\n| --- | ${measured.map(() => "---: |").join(" ")}`,
  );
  for (const name of columns[0]?.keys() ?? []) {
    console.log(
      `| ${name === ours ? `**${name}**` : name} | ${columns.map((column) => whole(column.get(name) ?? Number.NaN)).join(" | ")} |`,
    );
  }
  const against = (other: string): string =>
    columns.map((column) => ratio((column.get(ours) ?? Number.NaN) / (column.get(other) ?? Number.NaN))).join(" | ");
  console.log(`| ours ÷ zlib 9 | ${against(zlib)} |`);
  console.log(`| ours ÷ brotli 11 | ${against("JSON + brotli 11")} |\n`);
}

lengthsTable("A workspace made in the playground: events, metadata, commands, states, 112 lines of code", (events) =>
  helpdeskWorkspace(events, "sequence"),
);
lengthsTable("The same with everybody's own ids (version 4, random)", (events) =>
  helpdeskWorkspace(events, "imported"),
);
lengthsTable(
  "Events alone (no commands, no metadata), ids that follow",
  (events) => eventsAlone(helpdeskWorkspace(events, "sequence")),
  sizes.slice(0, 3),
);
lengthsTable(
  "Events alone (no commands, no metadata), random ids",
  (events) => eventsAlone(helpdeskWorkspace(events, "imported")),
  sizes.slice(0, 3),
);

console.log(
  "Goals: ÷ zlib 9 at most 0.25 at 100 events and 0.15 at 1,000 for a workspace made in the playground, 0.42 and 0.33 with random ids; smaller than brotli 11 everywhere.\n",
);

console.log("## Links for chat tools and cameras\n");
console.log("| what | characters | QR code, letters | QR code, digits |\n| --- | ---: | ---: | ---: |");
const rows: readonly (readonly [string, WorkspaceDocument])[] = [
  ["Banking example, code only", { ...bankingWorkspace(1), messages: [], commands: [] }],
  ...[20, 60, 100, 200].map((events) => [`Banking example, ${events} events`, bankingWorkspace(events)] as const),
  ...[20, 60, 100].map(
    (events) => [`Own code of 112 lines, ${events} events`, helpdeskWorkspace(events, "sequence")] as const,
  ),
];
for (const [name, document] of rows) {
  const { fragment, digits } = encodeLink(document);
  const letters = codeSize(`${page}#${fragment}`);
  console.log(
    `| ${name} | ${whole(page.length + 1 + fragment.length)} | ${letters} | ${digits === null ? "–" : codeSize(`${page}#${digits}`)} |`,
  );
}
console.log(
  "\nA QR code of version 40 has 177 modules a side, one of version 25 has 117; a phone reads 117 from a projector without effort.\n",
);

function codeSize(address: string): string {
  try {
    const { size } = generate(address);
    return `${size} modules`;
  } catch (error) {
    // lean-qr's "too much data".
    if (error instanceof Error && error.message === "lean-qr error 4") return "too long";
    throw error;
  }
}

console.log(
  "## Time for 10,000 events, to encode and decode (CPU milliseconds, median of 12 rounds that take turns, after a first one)\n",
);
console.log(
  "| codec | encode | decode | both | ours ÷ it | both, the first time |\n| --- | ---: | ---: | ---: | ---: | ---: |",
);
const times = timesOf(await builtCodec(), helpdeskWorkspace(10_000, "sequence"), 13);
const mine = times.get(ours);
for (const [name, { encode, decode, first }] of times) {
  const both = mine === undefined ? Number.NaN : mine.encode + mine.decode;
  console.log(
    `| ${name} | ${whole(encode)} | ${whole(decode)} | ${whole(encode + decode)} | ${name === ours ? "" : (both / (encode + decode)).toFixed(2)} | ${whole(first)} |`,
  );
}

console.log("\n## Layouts that were tried (characters; workspace made in the playground)\n");
console.log(
  `| layout | ${[20, 100, 1_000].map((events) => `${events.toLocaleString("en")} events`).join(" | ")} |\n| --- | ---: | ---: | ---: |`,
);
for (const { name, bytes } of layouts) {
  const lengths = [20, 100, 1_000].map((events) => Math.ceil((bytes(helpdeskWorkspace(events, "sequence")) * 4) / 3));
  console.log(`| ${name} | ${lengths.map(whole).join(" | ")} |`);
}
