import { openWorkspaceStore } from "../../src/store/open-workspace-store.ts";
import type { SourceFiles } from "../../src/document/source.ts";
import { accountOf, nextCommand } from "../store/commands.ts";

/** Accounts that take turns. */
const accounts = 100;
const batch = 1_000;
const lastOpenedKey = "aggregate-playground:workspace";

/** Stores a workspace with so many events under the address that the page has, as the one to be opened next. */
export async function storeHistory(files: SourceFiles, events: number): Promise<void> {
  const opened = await openWorkspaceStore();
  if (!opened.kept) throw opened.reason;
  const workspace = await opened.store.create({ title: `${events} events`, files });
  const turns = Array.from({ length: Math.min(accounts, events) }, (_, index) => accountOf(index));
  for (let stored = 0; stored < events; stored += batch) {
    const commands = Array.from({ length: Math.min(batch, events - stored) }, (_, index) => {
      const account = turns[(stored + index) % turns.length];
      if (account === undefined) throw new Error("There is no account.");
      return nextCommand(account, stored + index);
    });
    await workspace.store(commands);
  }
  opened.store.close();
  localStorage.setItem(lastOpenedKey, workspace.summary.id);
}
