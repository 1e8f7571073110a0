import { expect, test } from "vitest";
import { memoryWorkspaceStore } from "../memory-workspace-store.ts";
import { streamPrefixIn } from "./model-domain.ts";

test.each([
  ['const banking = new Domain("Banking");', "banking"],
  ["export const d = new  Domain( 'My Domain 1.0' )", "my_domain_1_0"],
  ["const d = new Domain(`Café Ordering`);", "cafe_ordering"],
  ["const d = new Domain(name);", undefined],
  ["const d = new Domain(`${name}`);", undefined],
  ["", undefined],
])("%s", (model, prefix) => {
  expect(streamPrefixIn(model)).toBe(prefix);
});

test("an aggregate that has raised nothing yet comes back from a document", async () => {
  const store = memoryWorkspaceStore();
  const files = { "model.ts": 'const banking = new Domain("Banking");', "scenario.ts": "", "specs.ts": "" };
  const created = {
    aggregate: "Account",
    id: "1",
    method: "new",
    args: [{}],
    at: "2026-01-01T00:00:00.000Z",
    outcome: "created",
    messages: [],
    state: { balance: 5, id: "1" },
  } as const;
  const stored = await store.create({ title: "Banking", files, messages: [], commands: [created] });
  expect(await stored.record("banking::account-1")).toMatchObject({ version: 0, state: { balance: 5 } });
});
