import { describe, expect, test } from "vitest";
import { memoryWorkspaceStore } from "../memory-workspace-store.ts";
import { runWorkspaceContract, workspaceContract } from "./workspace-contract.ts";

describe("workspaces in memory", () => {
  test.each(workspaceContract)("$name", async ({ run }) => {
    let time = Date.UTC(2026, 0, 1);
    await run({ store: memoryWorkspaceStore({ now: () => (time += 1) }), otherTab: null });
  });
});

test("the contract does not pass without having run anything", async () => {
  const open = async () => ({ store: memoryWorkspaceStore(), otherTab: null });
  await expect(runWorkspaceContract(open, [])).rejects.toThrow("nothing would be proven");
});
