import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { characterOf, layOut, type Rect } from "./picture-layout.ts";
import { metrics } from "./picture-metrics.ts";
import { pictureModel, type PictureModel } from "./picture-model.ts";
import { library, signaturesOfLibrary } from "./picture-fixture.ts";

const words = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnop".split("")), minLength: 1, maxLength: 50 });

/** Pictures of any shape: some aggregates, levels below them, events, handlers, and edges between any of their boxes. */
const pictures: fc.Arbitrary<PictureModel> = fc
  .record({
    shapes: fc.array(
      fc.record({ levels: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }), events: fc.nat(4) }),
      {
        maxLength: 4,
      },
    ),
    handlers: fc.nat(3),
    texts: fc.array(words, { minLength: 1, maxLength: 6 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }),
    kinds: fc.array(fc.constantFrom("holds", "raises", "refers to", "is handled by", "acts on"), { minLength: 1 }),
  })
  .map(({ shapes, handlers, texts, pairs, kinds }) => {
    const box = (key: string, kind: PictureModel["handlers"][number]["kind"]) => ({
      key,
      kind,
      name: texts[key.length % texts.length] ?? "",
      rows: texts.map((text, index) => ({
        key: `${key} ${index}`,
        text,
        kind: (["field", "invariant", "command"] as const)[Math.min(2, index)] ?? "field",
      })),
    });
    const clusters = shapes.map(({ levels, events }, index) => ({
      name: `c${index}`,
      root: box(`c${index}`, "aggregate root"),
      levels: levels.map((count, level) =>
        Array.from({ length: count }, (_, at) => box(`c${index}-${level}-${at}`, "entity")),
      ),
      events: Array.from({ length: events }, (_, at) => box(`c${index} e${at}`, "delta event")),
    }));
    const handlerBoxes = Array.from({ length: handlers }, (_, at) => box(`h${at}`, "event handler"));
    const keys = [
      ...clusters.flatMap(({ root, levels, events }) => [root, ...levels.flat(), ...events]),
      ...handlerBoxes,
    ].map(({ key }) => key);
    const edges = pairs.flatMap(([a, b], index) => {
      const [from, to] = [keys[a % Math.max(1, keys.length)], keys[b % Math.max(1, keys.length)]];
      const kind = kinds[index % kinds.length];
      return from === undefined || to === undefined || kind === undefined
        ? []
        : [{ kind, from, row: index % 2 === 0 ? `${from} 0` : null, to, label: "" }];
    });
    return { domain: "Any", clusters, handlers: handlerBoxes, edges };
  });

describe("whatever the model", () => {
  test("no two boxes touch, and all lie within the picture", () => {
    fc.assert(
      fc.property(pictures, (model) => {
        const { boxes, width, height } = layOut(model);
        for (const [index, one] of boxes.entries()) {
          expect(isWithin(one, { x: 0, y: 0, width, height })).toBe(true);
          for (const other of boxes.slice(index + 1)) expect(areApart(one, other)).toBe(true);
        }
      }),
    );
  });

  test("a boundary holds its own, and nothing of another", () => {
    fc.assert(
      fc.property(pictures, (model) => {
        const { boxes, clusters } = layOut(model);
        for (const [index, cluster] of model.clusters.entries()) {
          const boundary = clusters[index];
          const members = new Set([cluster.root, ...cluster.levels.flat()].map(({ key }) => key));
          for (const placed of boxes) {
            const isInside = boundary !== undefined && isWithin(placed, boundary);
            expect(isInside).toBe(members.has(placed.box.key));
          }
        }
      }),
    );
  });

  test("rows lie in their box, in order, and fit its width", () => {
    fc.assert(
      fc.property(pictures, (model) => {
        for (const { rows, y, height, width } of layOut(model).boxes) {
          const places = rows.map((row) => row.y);
          expect(places).toEqual([...places].sort((a, b) => a - b));
          for (const row of rows) {
            expect(row.y + metrics.row / 2).toBeLessThanOrEqual(y + height);
            expect(row.text.length * characterOf(row.kind)).toBeLessThanOrEqual(width - 12);
          }
        }
      }),
    );
  });

  test("every edge is drawn", () => {
    fc.assert(
      fc.property(pictures, (model) => {
        expect(layOut(model).edges.map(({ edge }) => edge)).toEqual(model.edges);
      }),
    );
  });
});

test("a picture reads from left to right: root, what it holds, its events, who handles them", () => {
  const { boxes } = layOut(pictureModel(library, signaturesOfLibrary));
  const x = (name: string) => boxes.find(({ box }) => box.name === name)?.x ?? Number.NaN;
  expect(x("Patron")).toBeLessThan(x("Hold"));
  expect(x("Hold")).toBeLessThan(x("HoldCanceled"));
  expect(x("HoldCanceled")).toBeLessThan(x("Notifier"));
});

test("an edge goes around what stands in its way", () => {
  const box = (key: string, kind: "aggregate root" | "entity" | "delta event") => {
    const rows = ["a", "b", "c"].map((text) => ({ key: `${key} ${text}`, text, kind: "field" as const }));
    return { key, kind, name: key, rows };
  };
  const cluster = { name: "Order", root: box("Order", "aggregate root"), levels: [[box("Item", "entity")]] };
  const raised = { kind: "raises", from: "Order", row: "Order c", to: "Confirmed", label: "" } as const;
  const events = [box("Confirmed", "delta event")];
  const model = { domain: "Any", clusters: [{ ...cluster, events }], handlers: [], edges: [raised] };
  const { boxes, edges } = layOut(model);
  const item = boxes.find(({ box: { key } }) => key === "Item");
  const lane = (item?.y ?? 0) + (item?.height ?? 0);
  const heights = [...(edges[0]?.path.matchAll(/[\d.]+ ([\d.]+)/g) ?? [])].map((match) => Number(match[1]));
  expect(Math.max(...heights)).toBeGreaterThan(lane);
});

function areApart(one: Rect, other: Rect): boolean {
  return (
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y
  );
}

function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
