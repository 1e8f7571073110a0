import { Bank, files, streamOf } from "../../src/store/contract/history-fixture.ts";
import { newestVersion } from "../../src/store/dexie/database.ts";
import { openWorkspaceStore } from "../../src/store/open-workspace-store.ts";
import type { WorkspaceStore } from "../../src/store/workspace-store.ts";
import { dumpDatabase, restoreDatabase } from "./dump.ts";

export { newestVersion, restoreDatabase };

async function openKept(name: string): Promise<WorkspaceStore> {
  const opened = await openWorkspaceStore({ name });
  if (!opened.kept) throw opened.reason;
  return opened.store;
}

/** What `fixtures/version-<n>.json` holds: made once, by the page of that version. */
export async function makeFixture(name: string): Promise<string> {
  const store = await openKept(name);
  const bank = new Bank();
  const workspace = await store.create({ title: "Banking", files });
  await workspace.saveSettings({ saveAutomatically: false, commandLimit: 250 });
  for (let index = 0; index < 90; index += 1) {
    const id = `${index % 3}`;
    if (index % 10 === 7) await workspace.store([bank.refused(index % 20 === 7 ? id : null)]);
    else await workspace.store([bank.command(id, { events: index % 3, hasFact: index % 4 === 0, note: "Ünïcode ✓" })]);
  }
  await workspace.claim([
    { scope: "banking::account.owner", value: "Ann", stream: streamOf("0"), aggregate: "Account", field: "owner" },
  ]);
  await store.create({ title: "Only files", files: { ...files, "model.ts": "// other" } });
  const removed = await store.create({ title: "Removed", files });
  await store.remove(removed.summary.id);
  return dumpDatabase(name);
}

/** All that a person would miss. */
export async function contentsOf(name: string): Promise<unknown> {
  const store = await openKept(name);
  const list = await store.list();
  const workspaces = await Promise.all(
    list.map(async ({ id, title, events, createdAt }) => {
      const workspace = await store.open(id);
      if (workspace === null) throw new Error(`${title} does not open.`);
      return {
        title,
        events,
        createdAt,
        settings: await workspace.settings(),
        document: await workspace.document(),
        records: await workspace.records({ limit: 100 }),
        states: await Promise.all([0, 5, 20].map((version) => workspace.stateAt(streamOf("1"), version))),
        lastEntry: await workspace.lastEntry(),
      };
    }),
  );
  return workspaces.sort((a, b) => a.title.localeCompare(b.title));
}

/** That it can be gone on with: one more command, and a stream that is read twice. */
export async function goOn(name: string): Promise<readonly number[]> {
  const store = await openKept(name);
  const summary = (await store.list()).find(({ title }) => title === "Banking");
  const workspace = await store.open(summary?.id ?? "");
  if (workspace === null) throw new Error("It is gone.");
  const [entry] = await workspace.store([new Bank().command("new")]);
  const { eventStore } = workspace;
  const lengths = [(await eventStore.read(streamOf("1"))).length, (await eventStore.read(streamOf("1"))).length];
  return [entry?.number ?? 0, ...lengths];
}
