import fc from "fast-check";
import { expect, test } from "vitest";
import { compareKeys, type Key } from "./key.ts";
import { MemoryRowStore } from "./memory-row-store.ts";
import { keys, put, row, rows } from "./row-store.ts";

const claim = (stream: string) => ({ stream });

test("rows come back by key and by range, in the order of IndexedDB", async () => {
  const store = new MemoryRowStore();
  const stored: readonly Key[] = [
    [1, "b"],
    [1, Infinity, 2],
    [1, "a", "z"],
    [2, 0],
    [1, 3, 4],
    [1, 3],
  ];
  await store.write(["claims"], [], () => ({
    changes: stored.map((key) => put("claims", key, claim(key.join()))),
    result: null,
  }));
  const [all, some, one, none] = await store.read([
    keys("claims", [], [Infinity]),
    rows("claims", [1, 3], [1, Infinity, 2], 2),
    row("claims", [1, "b"]),
    row("claims", [1]),
  ]);
  expect(all).toEqual([
    [1, 3],
    [1, 3, 4],
    [1, Infinity, 2],
    [1, "a", "z"],
    [1, "b"],
    [2, 0],
  ]);
  expect(some).toEqual([claim("1,3"), claim("1,3,4")]);
  expect(one).toEqual(claim("1,b"));
  expect(none).toBeUndefined();
});

test("a decision that throws stores nothing", async () => {
  const store = new MemoryRowStore();
  const refused = store.write(["claims"], [], () => {
    throw new Error("No.");
  });
  await expect(refused).rejects.toThrow("No.");
  expect(await store.read([rows("claims", [], [Infinity])])).toEqual([[]]);
});

test("is a sorted map, whatever is put and removed", async () => {
  const key = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom("a", "b")), {
    minLength: 1,
    maxLength: 2,
  });
  const step = fc.record({ key, isRemoval: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step), async (steps) => {
      const store = new MemoryRowStore();
      const model = new Map<string, Key>();
      for (const { key: at, isRemoval } of steps) {
        const change = isRemoval
          ? { remove: "claims" as const, key: at }
          : put("claims", at, claim(JSON.stringify(at)));
        await store.write(["claims"], [], () => ({ changes: [change], result: null }));
        if (isRemoval) model.delete(JSON.stringify(at));
        else model.set(JSON.stringify(at), at);
      }
      const expected = [...model.values()].sort(compareKeys);
      expect(await store.read([keys("claims", [], ["b", "b", "b"])])).toEqual([expected]);
    }),
  );
});
