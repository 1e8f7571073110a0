import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TimelineFilter } from "../../store/workspace-store.ts";
import { defaultSettings, parseSettings } from "./column-settings.ts";
import { entryFixture } from "./entry-fixture.ts";
import {
  countHidden,
  filterKey,
  hidingParts,
  isFiltering,
  showsKind,
  withAggregate,
  withKind,
  withoutPart,
  withText,
} from "./filter-match.ts";
import { dataOrder } from "./data-order.ts";
import { fitWidths, hasRoomForStream, type ColumnWidths } from "./fit-widths.ts";
import { rowForKey } from "./grid-keys.ts";
import { layoutLanes } from "./lanes-layout.ts";
import { columnIds, compareRows, nextOrder, oldestFirst, whyNotSortable, type ColumnId } from "./sort-order.ts";
import { rowOfEntry, rowsOfPending, rowsOfPublished } from "./timeline-row.ts";
import { afterStep, playFrom } from "./time-travel.ts";

describe("a row", () => {
  test("of a stored event shows its three numbers, its name and its command", () => {
    expect(rowOfEntry(entryFixture(3))).toMatchObject({
      key: 3,
      kind: "delta",
      globalPosition: 3,
      position: 2,
      version: 3,
      event: "AccountWithdrawn",
      command: "withdraw(3)",
      streamName: "banking::account-1234",
    });
  });

  test("of a rejected command shows the error and its message", () => {
    const error = { name: "InsufficientFunds", message: "Balance cannot be below overdraft limit" };
    const base = entryFixture(4);
    if (base.command === null) throw new Error("the fixture has a command");
    const row = rowOfEntry({
      ...base,
      kind: "rejected",
      message: null,
      command: { ...base.command, outcome: "rejected", error },
    });
    expect(row).toMatchObject({
      kind: "rejected",
      event: "InsufficientFunds",
      refusal: error.message,
      globalPosition: null,
      data: null,
    });
    expect(row.time?.toISOString()).toBe("2024-07-18T22:01:06.000Z");
  });

  test("of a pending event stands under the command that raised it", () => {
    const event = { type: "Banking.AccountWithdrawn.v1", data: { amount: 1 } };
    const image = {
      record: null,
      aggregate: "Account",
      id: "1",
      state: {},
      isDiscarded: false,
      pending: [event, event, event],
      isChanged: true,
      createdOn: null,
      lastModifiedOn: null,
      clock: 0,
    };
    const rows = rowsOfPending(
      [{ stream: "banking::account-1", label: "1", image }],
      [
        { stream: "banking::account-1", method: "withdraw", args: [1], at: "2024-01-01T00:00:00.000Z", from: 0, to: 2 },
        { stream: "banking::account-1", method: "deposit", args: [2], at: "2024-01-01T00:00:01.000Z", from: 2, to: 3 },
      ],
    );
    expect(rows.map(({ key, command, group }) => [key, command, group])).toEqual([
      ["pending:banking::account-1:0", "withdraw(1)", "pending:banking::account-1:0"],
      ["pending:banking::account-1:1", "withdraw(1)", "pending:banking::account-1:0"],
      ["pending:banking::account-1:2", "deposit(2)", "pending:banking::account-1:1"],
    ]);
  });

  test("of a published event reads the time of the wire", () => {
    const metadata = { stream: "ordering::order-1", timestamp: "2024-07-18 22:01:02.364078+00:00" };
    const [row] = rowsOfPublished([{ type: "Ordering.OrderConfirmed.v1", data: {}, metadata }]);
    expect(row?.time?.toISOString()).toBe("2024-07-18T22:01:02.364Z");
    expect(row).toMatchObject({ kind: "published", event: "OrderConfirmed", streamName: "ordering::order-1" });
  });
});

describe("filters", () => {
  const delta = rowOfEntry(entryFixture(1));
  const fact = rowOfEntry(entryFixture(2, { kind: "fact" }));

  test("a checkbox cleared hides its kind, ticked again shows it and leaves no trace", () => {
    const off = withKind({}, "fact", false);
    expect(showsKind(off, "fact")).toBe(false);
    expect(hidingParts(fact, off)).toEqual(["fact"]);
    expect(hidingParts(delta, off)).toEqual([]);
    expect(withKind(off, "fact", true)).toEqual({});
  });

  test("pending and published events go with the delta events", () => {
    const off = withKind({}, "delta", false);
    expect(hidingParts({ ...delta, kind: "pending" }, off)).toEqual(["delta"]);
    expect(hidingParts({ ...delta, kind: "published" }, off)).toEqual(["delta"]);
  });

  test("an empty result says what hides how much", () => {
    const filter = withText(withAggregate(withKind({}, "delta", false), { aggregate: "Order" }), "zzz");
    expect(countHidden([delta, fact], filter)).toEqual(
      new Map([
        ["delta", 1],
        ["aggregate", 2],
        ["text", 2],
      ]),
    );
  });

  test("search disregards case and looks into event, stream and data", () => {
    for (const text of ["accountWITHDRAWN", "banking::ACC", '"amount":1', "  1234 "]) {
      expect(hidingParts(delta, withText({}, text))).toEqual([]);
    }
  });

  test("taking away every part that hides something shows everything", () => {
    const anyFilter = fc.record(
      {
        kinds: fc.subarray(["delta", "fact", "snapshot", "rejected"] as const).map((kinds) => new Set(kinds)),
        aggregate: fc.string(),
        text: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyFilter, (given) => {
        let filter: TimelineFilter = given;
        for (const part of countHidden([delta, fact], filter).keys()) filter = withoutPart(filter, part);
        expect(countHidden([delta, fact], filter).size).toBe(0);
      }),
    );
  });

  test("equal filters have one key, and an empty one filters nothing", () => {
    expect(filterKey({ kinds: new Set(["fact", "delta"]) })).toBe(filterKey({ kinds: new Set(["delta", "fact"]) }));
    expect(isFiltering({})).toBe(false);
    expect(isFiltering(withText({}, "x"))).toBe(true);
  });
});

describe("sorting", () => {
  test("the order of the store works for any length, other orders up to a cap that is told", () => {
    const million = { isFew: false, isOneStream: false };
    expect(whyNotSortable("position", million)).toBeNull();
    expect(whyNotSortable("time", million)).toBeNull();
    expect(whyNotSortable("version", million)).toBe(
      "Sorting by version works for up to 5,000 rows, and there are more: choose one aggregate, or filter first",
    );
    expect(whyNotSortable("version", { ...million, isOneStream: true })).toBeNull();
    expect(whyNotSortable("event", { isFew: true, isOneStream: false })).toBeNull();
    expect(whyNotSortable("kind", { isFew: null, isOneStream: false })).toContain("not all found yet");
  });

  test("a header leads from ascending to descending and back to oldest first", () => {
    const first = nextOrder(oldestFirst, "event");
    const second = nextOrder(first, "event");
    expect([first, second, nextOrder(second, "event")]).toEqual([
      { column: "event", descending: false },
      { column: "event", descending: true },
      oldestFirst,
    ]);
    expect(nextOrder(oldestFirst, "position")).toEqual({ column: "position", descending: true });
  });

  test("every order is total: equal values keep the order of the store", () => {
    const columns: readonly ColumnId[] = ["position", "time", "kind", "event", "stream", "version", "data"];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(50), fc.constantFrom("A", "B"), fc.nat(2)), { selector: ([number]) => number }),
        fc.constantFrom(...columns),
        fc.boolean(),
        (given, column, descending) => {
          const rows = given.map(([number, name, version]) =>
            rowOfEntry(entryFixture(number, { type: `T.${name}.v1`, version })),
          );
          const sorted = [...rows].sort(compareRows({ column, descending }));
          expect([...rows].reverse().sort(compareRows({ column, descending }))).toEqual(sorted);
        },
      ),
    );
  });
});

describe("keys of the grid", () => {
  test.each([
    ["ArrowDown", 5, 6],
    ["ArrowDown", 99, 99],
    ["ArrowUp", 0, 0],
    ["PageDown", 5, 25],
    ["PageUp", 5, 0],
    ["Home", 50, 0],
    ["End", 50, 99],
  ])("%s from row %i leads to row %i", (key, from, to) => expect(rowForKey(key, from, 100, 20)).toBe(to));

  test("other keys, and keys in an empty grid, are not the grid's", () => {
    expect(rowForKey("a", 0, 100, 20)).toBeNull();
    expect(rowForKey("ArrowDown", 0, 0, 20)).toBeNull();
  });
});

describe("time travel", () => {
  test.each([
    [{ last: 20, version: null }, "previous", 19],
    [{ last: 20, version: 19 }, "next", null],
    [{ last: 20, version: 5 }, "previous ten", 0],
    [{ last: 20, version: 5 }, "next ten", 15],
    [{ last: 20, version: 5 }, "first", 0],
    [{ last: 20, version: 5 }, "last", null],
    [{ last: 0, version: null }, "previous", null],
  ] as const)("from %o, %s leads to %o", (position, step, version) => expect(afterStep(position, step)).toBe(version));

  test("playing starts at the beginning when now is shown, else where one stands", () => {
    expect(playFrom({ last: 4, version: null })).toBe(0);
    expect(playFrom({ last: 4, version: 2 })).toBe(2);
    expect(playFrom({ last: 0, version: null })).toBeNull();
  });
});

describe("lanes", () => {
  const options = {
    maxLanes: 2,
    visible: { first: 0, end: 10 },
    kept: new Set<string>(),
    selectedStream: null,
    nameOf: (row: { stream: string | null }) => row.stream ?? "none",
    orderOf: () => 0,
  };
  const placed = (streams: readonly string[]) =>
    streams.map((stream, slot) => ({
      row: rowOfEntry(entryFixture(slot + 1, { stream, commandNumber: slot >> 1 })),
      slot,
    }));

  test("one lane per stream, one mark per event, at its place", () => {
    const { lanes, marks, hiddenStreams } = layoutLanes(placed(["a", "b", "a"]), options);
    expect(lanes.map((lane) => lane.stream)).toEqual(["a", "b"]);
    expect(marks.map(({ lane, slot }) => [lane, slot])).toEqual([
      [0, 0],
      [1, 1],
      [0, 2],
    ]);
    expect(hiddenStreams).toBe(0);
  });

  test("events of one command on one lane are tied together", () => {
    expect(layoutLanes(placed(["a", "a", "b", "a"]), options).ties).toEqual([
      { group: "command:0", lane: 0, from: 0, to: 1 },
    ]);
  });

  test("too many streams: those nearest to what the grid shows have a lane, and the selected one", () => {
    const visible = { first: 3, end: 4 };
    const layout = layoutLanes(placed(["a", "b", "c", "d"]), { ...options, visible, selectedStream: "a" });
    expect(layout.lanes.map((lane) => lane.stream)).toEqual(["a", "d"]);
    expect(layout.hiddenStreams).toBe(2);
    expect(layout.marks.map((mark) => mark.slot)).toEqual([0, 3]);
    const first = layoutLanes(placed(["a", "b", "c", "d"]), { ...options, visible: { first: 0, end: 1 } });
    expect(first.lanes.map((lane) => lane.stream)).toEqual(["a", "b"]);
  });

  test("a stream keeps its lane for as long as the grid shows an event of it", () => {
    const lanesOf = (visible: { readonly first: number; readonly end: number }) =>
      layoutLanes(placed(["a", "b", "c", "d"]), { ...options, visible, kept: new Set(["c", "d"]) }).lanes;
    expect(lanesOf({ first: 0, end: 4 }).map((lane) => lane.stream)).toEqual(["c", "d"]);
    expect(lanesOf({ first: 0, end: 3 }).map((lane) => lane.stream)).toEqual(["a", "c"]);
  });
});

describe("the data of a row", () => {
  const order = (data: Readonly<Record<string, unknown>>, subject = "Account 1234") =>
    Object.keys(dataOrder(data, subject));

  test("begins with what the head of the group does not say yet", () => {
    expect(order({ accountNumber: "1234", amount: 100 })).toEqual(["amount", "accountNumber"]);
    expect(order({ accountNumber: 1234, amount: 100 })).toEqual(["amount", "accountNumber"]);
    expect(order({ _version: 3, id: "7d1c3f0e-5e7e", balance: 34 }, "Account 7d1c3f0e")).toEqual([
      "balance",
      "_version",
      "id",
    ]);
    expect(order({ id: "1234", balance: 234, nickname: "", owner: null })).toEqual([
      "balance",
      "nickname",
      "owner",
      "id",
    ]);
  });
});

describe("widths of the columns", () => {
  const all = columnIds;
  const sum = (widths: ColumnWidths) => Object.values(widths).reduce((total, width) => total + width, 0);

  test("they fill what is there, between snug and usual", () => {
    expect(sum(fitWidths(660, all, {}, 2))).toBeLessThanOrEqual(660);
    expect(sum(fitWidths(660, all, {}, 2))).toBeGreaterThan(650);
    // The pane on a screen of 1,440 pixels: a third of it for the data.
    expect(fitWidths(648, all, {}, 2).data).toBeGreaterThanOrEqual(210);
    expect(fitWidths(2_000, all, {}, 2)).toEqual(fitWidths(3_000, all, {}, 2));
    expect(fitWidths(100, all, {}, 2)).toEqual(fitWidths(0, all, {}, 2));
  });

  test("a stream is named where there is room for its name", () => {
    expect(hasRoomForStream(fitWidths(648, all, {}, 2))).toBe(false);
    expect(hasRoomForStream(fitWidths(648, all, { stream: 160 }, 2))).toBe(true);
    expect(hasRoomForStream(fitWidths(1_200, all, {}, 2))).toBe(true);
  });

  test("what a person chose stays, and numbers have room for their digits", () => {
    expect(fitWidths(660, all, { event: 300 }, 2).event).toBe(300);
    expect(fitWidths(660, all, {}, 7).position).toBeGreaterThanOrEqual(7 * 8 + 12);
  });

  test("never wider than before when there is less room", () => {
    fc.assert(
      fc.property(fc.nat(1_500), fc.nat(1_500), fc.subarray([...all]), (a, b, visible) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((room) => sum(fitWidths(room, visible, {}, 3)));
        expect(less).toBeLessThanOrEqual(more ?? 0);
      }),
    );
  });
});

describe("the arrangement that is kept", () => {
  test("is read as it was written, and anything else is left out", () => {
    const settings = { hidden: ["time"], widths: { event: 200 }, zoom: "roomy" } as const;
    expect(parseSettings(JSON.stringify(settings))).toEqual(settings);
    expect(parseSettings(null)).toEqual(defaultSettings);
    expect(parseSettings("{ cut off")).toEqual(defaultSettings);
    expect(
      parseSettings(JSON.stringify({ hidden: ["event", "nonsense"], widths: { time: "wide", kind: 9e9 }, zoom: 3 })),
    ).toEqual({
      hidden: [],
      widths: { kind: 1_200 },
      zoom: "normal",
    });
  });
});
