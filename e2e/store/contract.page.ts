import { runContract } from "../../src/store/contract/event-store-contract.ts";
import { runWorkspaceContract } from "../../src/store/contract/workspace-contract.ts";
import { openWorkspaceStore } from "../../src/store/open-workspace-store.ts";
import type { WorkspaceStore } from "../../src/store/workspace-store.ts";

const files = { "model.ts": "", "scenario.ts": "", "specs.ts": "" };

async function openKept(name: string): Promise<WorkspaceStore> {
  const opened = await openWorkspaceStore({ name });
  if (!opened.kept) throw opened.reason;
  return opened.store;
}

/** Each case gets a database of its own, and a second connection to it as another tab would have. */
export function runContractOnDexie(): ReturnType<typeof runContract> {
  let cases = 0;
  return runContract(async () => {
    cases += 1;
    const name = `contract-${cases}`;
    const workspaces = await openKept(name);
    const { summary, eventStore } = await workspaces.create({ title: "Contract", files });
    return {
      store: eventStore,
      async another() {
        const again = await (await openKept(name)).open(summary.id);
        if (again === null) throw new Error("It is gone.");
        return again.eventStore;
      },
    };
  });
}

export function runWorkspaceContractOnDexie(): ReturnType<typeof runWorkspaceContract> {
  let cases = 0;
  return runWorkspaceContract(async () => {
    cases += 1;
    const name = `workspaces-${cases}`;
    return { store: await openKept(name), otherTab: await openKept(name) };
  });
}
