import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BlameWalk } from "./blame.ts";
import { diffLines } from "./diff-lines.ts";
import { childPath, childrenOf, identifyBy, isSameJson, rootPath } from "./json-children.ts";
import { markChanges, noMarks } from "./state-marks.ts";
import { childrenCap, treeLines, type TreeView } from "./tree-lines.ts";

const identify = identifyBy(["productId"]);

/** A small state that changes often: few names and values, so that versions share most of them. */
const scalar = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constantFrom("a", "b", null, true));
const item = fc.record({ id: fc.constantFrom("x", "y", "z"), n: scalar });
const anyState = fc.record(
  {
    balance: scalar,
    nested: fc.record({ street: scalar, zip: scalar }, { requiredKeys: [] }),
    items: fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 3 }),
    tags: fc.array(scalar, { maxLength: 3 }),
  },
  { requiredKeys: ["balance"] },
);

const places = (value: unknown, path: string = rootPath): [string, unknown][] => [
  [path, value],
  ...(childrenOf(value, identify) ?? []).flatMap((child) => places(child.value, childPath(path, child.key))),
];

describe("children of a value", () => {
  test("entities in a list are known by their identity, others by their index", () => {
    expect(childrenOf([{ id: 1 }, { id: 2 }], identify)?.map(({ key }) => key)).toEqual(["id=1", "id=2"]);
    expect(childrenOf([{ productId: "p" }], identify)?.map(({ key }) => key)).toEqual(["productId=p"]);
    expect(childrenOf([{ id: 1 }, { id: 1 }], identify)?.map(({ key }) => key)).toEqual(["0", "1"]);
    expect(childrenOf(["a", "a"], identify)?.map(({ key }) => key)).toEqual(["0", "1"]);
    expect(childrenOf({}, identify)).toBeNull();
  });

  test("paths of names with slashes are unlike those of nested names", () => {
    expect(childPath(rootPath, "a/b")).not.toBe(childPath(childPath(rootPath, "a"), "b"));
  });

  test("sameness is that of the JSON text, whatever the order of names", () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, inner]) => [name, shuffled(inner)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isSameJson(value, shuffled(value))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        // Texts that are equal mean the same value; names in another order are tried above.
        if (JSON.stringify(a) === JSON.stringify(b)) expect(isSameJson(a, b)).toBe(true);
        else if (JSON.stringify(a).length !== JSON.stringify(b).length) expect(isSameJson(a, b)).toBe(false);
      }),
    );
    expect(isSameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    expect(isSameJson({ a: undefined }, { b: undefined })).toBe(false);
    expect(isSameJson([], {})).toBe(false);
  });
});

describe("what a version changed", () => {
  test("marks the field, and everything around it", () => {
    const { marks, removed } = markChanges(
      { balance: 1000, to: { zip: "1", street: "x" } },
      { balance: 500, to: { zip: "1", street: "y" } },
      identify,
    );
    expect(marks.get("/balance")).toEqual({ kind: "changed", before: 1000 });
    expect([...marks.keys()]).toEqual(["", "/balance", "/to", "/to/street"]);
    expect(removed.size).toBe(0);
  });

  test("an entity that was taken away is told, and its siblings stay unmarked", () => {
    const { marks, removed } = markChanges({ holds: [{ id: "a" }, { id: "b" }] }, { holds: [{ id: "b" }] }, identify);
    expect([...marks.keys()]).toEqual(["", "/holds"]);
    expect(removed.get("/holds")).toEqual([{ key: "id=a", label: "0", value: { id: "a" } }]);
  });

  test("a place is marked if and only if its value is not what it was", () => {
    fc.assert(
      fc.property(anyState, anyState, (before, after) => {
        const { marks } = markChanges(before, after, identify);
        const old = new Map(places(before));
        for (const [path, value] of places(after)) {
          const isSame = old.has(path) && isSameJson(old.get(path), value);
          expect(marks.has(path)).toBe(!isSame);
        }
      }),
    );
  });
});

describe("blame", () => {
  test("names the version that last set each field", () => {
    const walk = new BlameWalk({ balance: 500, limit: 50, nickname: null }, 2, identify);
    walk.feed({ balance: 700, limit: 50, nickname: null }, 1);
    walk.feed({ balance: 1000, limit: 50, nickname: "Joe" }, 0);
    expect(walk.isComplete).toBe(false);
    walk.feed(undefined, -1);
    expect(walk.isComplete).toBe(true);
    expect(Object.fromEntries(walk.versions())).toEqual({ "": 2, "/balance": 2, "/limit": 0, "/nickname": 1 });
  });

  test("an entity keeps its version when another one is put before it", () => {
    const walk = new BlameWalk({ items: [{ id: "new" }, { id: "old" }] }, 1, identify);
    walk.feed({ items: [{ id: "old" }] }, 0);
    walk.feed(undefined, -1);
    expect(walk.versions().get("/items/id=old")).toBe(0);
    expect(walk.versions().get("/items/id=new")).toBe(1);
  });

  test("agrees with looking at every version one by one", () => {
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 1, maxLength: 8 }), (states) => {
        const last = states.length - 1;
        const walk = new BlameWalk(states[last], last, identify);
        for (let version = last - 1; version >= 0; version -= 1) walk.feed(states[version], version);
        walk.feed(undefined, -1);
        const history = states.map((state) => new Map(places(state)));
        for (const [path, value] of places(states[last])) {
          let version = last;
          while (
            version > 0 &&
            history[version - 1]?.has(path) === true &&
            isSameJson(history[version - 1]?.get(path), value)
          )
            version -= 1;
          expect([path, walk.versions().get(path)]).toEqual([path, version]);
        }
        expect(walk.isComplete).toBe(true);
      }),
    );
  });
});

describe("the lines of a difference", () => {
  test("read like sentences about fields", () => {
    const before = {
      balance: 1000,
      holds: [
        { id: "a", status: "ACTIVE" },
        { id: "b", status: "ACTIVE" },
      ],
      note: "x",
    };
    const after = {
      balance: 500,
      holds: [
        { id: "b", status: "EXPIRED" },
        { id: "c", status: "ACTIVE" },
      ],
      "two words": 1,
    };
    expect(diffLines(before, after, identify)).toEqual([
      { kind: "changed", path: "balance", before: 1000, after: 500 },
      { kind: "removed", path: "holds[0]", before: { id: "a", status: "ACTIVE" }, after: undefined },
      { kind: "changed", path: "holds[0].status", before: "ACTIVE", after: "EXPIRED" },
      { kind: "added", path: "holds[1]", before: undefined, after: { id: "c", status: "ACTIVE" } },
      { kind: "removed", path: "note", before: "x", after: undefined },
      { kind: "added", path: '["two words"]', before: undefined, after: 1 },
    ]);
  });

  test("an entity that only moved is told as moved", () => {
    const lines = diffLines(
      { items: [{ id: 1 }, { id: 2 }, { id: 3 }] },
      { items: [{ id: 3 }, { id: 1 }, { id: 2 }] },
      identify,
    );
    expect(lines).toEqual([{ kind: "moved", path: "items[0]", before: 2, after: 0 }]);
  });

  test("there are none if and only if nothing differs", () => {
    fc.assert(
      fc.property(anyState, anyState, (before, after) => {
        expect(diffLines(before, after, identify).length === 0).toBe(isSameJson(before, after));
      }),
    );
  });

  test("every added or changed line shows what stands at its path now", () => {
    fc.assert(
      fc.property(anyState, anyState, (before, after) => {
        for (const { kind, path, after: value } of diffLines(before, after, identify)) {
          if (kind !== "added" && kind !== "changed") continue;
          const steps = path.replaceAll("[", ".").replaceAll("]", "").split(".").filter(Boolean);
          const found = steps.reduce<unknown>(
            (at, step) => (typeof at === "object" && at !== null ? Reflect.get(at, step) : undefined),
            after,
          );
          expect(found).toEqual(value);
        }
      }),
    );
  });
});

describe("the tree of a state", () => {
  const view = (state: unknown, more: Partial<TreeView> = {}): TreeView => ({
    state,
    changes: noMarks,
    identify,
    toggled: new Map(),
    unlimited: new Set(),
    ...more,
  });

  test("shows the fields, small places opened", () => {
    const lines = treeLines(view({ name: "John", account: { passwordHash: null }, holds: [] }));
    expect(lines.map(({ label, level, children }) => [label, level, children])).toEqual([
      ["name", 1, null],
      ["account", 1, 1],
      ["passwordHash", 2, null],
      ["holds", 1, null],
    ]);
  });

  test("closes and opens at a person's wish", () => {
    const state = { account: { a: 1 } };
    expect(treeLines(view(state, { toggled: new Map([["/account", false]]) }))).toHaveLength(1);
    const deep = { a: { b: { c: { d: 1 } } } };
    expect(treeLines(view(deep)).map(({ label }) => label)).toEqual(["a", "b", "c"]);
    expect(treeLines(view(deep, { toggled: new Map([["/a/b/c", true]]) })).map(({ label }) => label)).toEqual([
      "a",
      "b",
      "c",
      "d",
    ]);
  });

  test("a change deep inside is opened up to itself", () => {
    const changes = markChanges({ a: { b: { c: { d: 1 } } } }, { a: { b: { c: { d: 2 } } } }, identify);
    expect(
      treeLines(view({ a: { b: { c: { d: 2 } } } }, { changes })).map(({ label, mark }) => [label, mark?.kind]),
    ).toEqual([
      ["a", "changed"],
      ["b", "changed"],
      ["c", "changed"],
      ["d", "changed"],
    ]);
  });

  test("what is gone is shown where it was", () => {
    const changes = markChanges({ holds: [{ id: "a" }] }, { holds: [] }, identify);
    const lines = treeLines(view({ holds: [] }, { changes }));
    expect(lines.map(({ label, mark }) => [label, mark?.kind])).toEqual([
      ["holds", "changed"],
      ["0", "removed"],
    ]);
  });

  test("a huge place is capped, and shown whole on demand", () => {
    const state = { list: Array.from({ length: 1_000 }, (_, index) => index) };
    const toggled = new Map([["/list", true]]);
    const capped = treeLines(view(state, { toggled }));
    expect(capped).toHaveLength(1 + childrenCap + 1);
    expect(capped.at(-1)?.hiddenChildren).toBe(1_000 - childrenCap);
    expect(treeLines(view(state, { toggled, unlimited: new Set(["/list"]) }))).toHaveLength(1_001);
  });
});
