import { MemoryEventStore } from "../../engine/store/memory-event-store.ts";
import { describe, expect, test } from "vitest";
import { memoryWorkspaceStore } from "../memory-workspace-store.ts";
import type { StoreUnderTest } from "./contract-case.ts";
import { eventStoreContract, runContract } from "./event-store-contract.ts";

const files = { "model.ts": "", "scenario.ts": "", "specs.ts": "" };

const adapters: Readonly<Record<string, () => Promise<StoreUnderTest>>> = {
  async "the engine's memory store"() {
    const store = new MemoryEventStore();
    return { store, another: async () => store };
  },
  async "a workspace in memory"() {
    const workspaces = memoryWorkspaceStore();
    const { summary, eventStore } = await workspaces.create({ title: "Contract", files });
    return {
      store: eventStore,
      async another() {
        const again = await workspaces.open(summary.id);
        if (again === null) throw new Error("It is gone.");
        return again.eventStore;
      },
    };
  },
};

describe.each(Object.entries(adapters))("STO4 %s", (_name, open) => {
  test.each(eventStoreContract)("$name", async ({ run }) => {
    await run(await open());
  });
});

describe("the contract itself", () => {
  test("names the rule that each case proves", () => {
    for (const { name } of eventStoreContract) expect(name).toMatch(/^(?:[A-Z]{3}\d+ )+/);
  });

  test("does not pass without having run anything", async () => {
    const open = adapters["a workspace in memory"];
    if (open === undefined) throw new Error("No adapter.");
    await expect(runContract(open, [])).rejects.toThrow("nothing would be proven");
  });

  test("tells a broken promise", async () => {
    const forgetful: () => Promise<StoreUnderTest> = async () => {
      const store = Object.assign(new MemoryEventStore(), { readAll: async () => [] });
      return { store, another: async () => store };
    };
    const broken = (await runContract(forgetful)).filter(({ failure }) => failure !== null);
    expect(broken.length).toBeGreaterThan(3);
  });
});
