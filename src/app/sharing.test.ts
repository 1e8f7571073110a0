import { expect, test } from "vitest";
import { StorageError } from "../store/failures.ts";
import { memoryWorkspaceStore } from "../store/memory-workspace-store.ts";
import { decodeLink } from "../share/share-link.ts";
import { openWorkspaceOn } from "../workspace/testing/open-workspace.ts";
import { makeLink, mostShared } from "./sharing.ts";

/** Two accounts with a few events, and as many entries as it is said to have. */
async function workspaceOf(lastEntry: number) {
  const { workspace } = await openWorkspaceOn(memoryWorkspaceStore());
  const { commands } = workspace;
  await commands.create("Account", { accountNumber: "1234", balance: 1000 });
  await commands.create("Account", { accountNumber: "5678", balance: 1000 });
  const [first, second] = workspace.getState().instances.map(({ stream }) => stream);
  await commands.invoke(first ?? "", "withdraw", [1]);
  await commands.invoke(second ?? "", "withdraw", [2]);
  await commands.invoke(second ?? "", "withdraw", [3]);
  commands.select({ stream: second ?? null, version: 1, tab: "Changes" });
  const asked: unknown[] = [];
  const document: typeof commands.document = (options) => {
    asked.push(options);
    return commands.document(options);
  };
  const long = {
    ...workspace,
    getState: () => ({ ...workspace.getState(), lastEntry }),
    commands: { ...commands, document },
  };
  const link = async (contents: Parameters<typeof makeLink>[1]) => {
    const made = await makeLink(long, contents, true, "https://example.org/");
    return made.ok ? decodeLink(made.address.slice(made.address.indexOf("#") + 1)) : made;
  };
  return { link, asked, second };
}

test("a history that is too long for a link is told to be so, and not read", async () => {
  const { link, asked } = await workspaceOf(mostShared + 1);
  expect(await link("Everything")).toEqual({
    ok: false,
    message: "The workspace has 50,001 entries, and a link holds 50,000: share less of it, or export it as a file.",
  });
  expect(asked).toEqual([]);
});

test("of a long history, one stream or the code alone is shared, and nothing else is read", async () => {
  const { link, asked, second } = await workspaceOf(mostShared + 1);
  expect(await link("Selected stream")).toMatchObject({
    ok: true,
    document: { messages: [{ position: 0 }, { position: 1 }] },
    view: { stream: second, version: 1, tab: "Changes", event: null },
  });
  expect(await link("Code only")).toMatchObject({ ok: true, document: { messages: [], commands: [] } });
  expect(asked).toEqual([{ stream: second }]);
});

test("up to there everything is shared", async () => {
  const { link } = await workspaceOf(mostShared);
  const shared = await link("Everything");
  expect(shared).toMatchObject({ ok: true });
  expect("document" in shared ? shared.document.messages : []).toHaveLength(3);
});

test("a store that cannot be read is told in the place of the link", async () => {
  const { workspace } = await openWorkspaceOn(memoryWorkspaceStore());
  const document = () => Promise.reject(new StorageError("closed"));
  const closed = { ...workspace, commands: { ...workspace.commands, document } };
  const made = await makeLink(closed, "Everything", false, "https://example.org/");
  expect(made).toEqual({ ok: false, message: new StorageError("closed").message });
});
