import { Bank, files, streamOf } from "../../src/store/contract/history-fixture.ts";
import { openWorkspaceStore } from "../../src/store/open-workspace-store.ts";
import type { StoredWorkspace, WorkspaceStore } from "../../src/store/workspace-store.ts";

export { Bank, files, streamOf };

export interface Tab {
  readonly store: WorkspaceStore;
  readonly workspace: StoredWorkspace;
  /** What other tabs changed, as it was told. */
  readonly heard: string[];
}

/** The first tab makes the workspace, the second one opens it. */
export async function openTab(id: string | null): Promise<Tab> {
  const opened = await openWorkspaceStore();
  if (!opened.kept) throw opened.reason;
  const { store } = opened;
  const workspace = id === null ? await store.create({ title: "Banking", files }) : await store.open(id);
  if (workspace === null) throw new Error("It is not there.");
  const heard: string[] = [];
  store.onChange(({ what, elsewhere }) => {
    if (elsewhere) heard.push(what);
  });
  return { store, workspace, heard };
}

/** Withdraws again and again, reading anew what another tab stored. @returns refusals on the way */
export async function withdraw({ workspace }: Tab, times: number): Promise<number> {
  let refusals = 0;
  for (let done = 0; done < times;) {
    const version = (await workspace.record(streamOf("1")))?.version ?? -1;
    const bank = new Bank();
    for (let before = 0; before <= version; before += 1) bank.command("1");
    try {
      await workspace.store([bank.command("1")]);
      done += 1;
    } catch (reason) {
      if (!(reason instanceof Error) || reason.name !== "ExpectedVersionError") throw reason;
      refusals += 1;
    }
  }
  return refusals;
}
