import type { ReadOptions } from "aggregate-playground";
import type { AggregateStore } from "../../engine/commit.ts";
import type { ContractCase } from "./contract-case.ts";
import { equal } from "./expect.ts";
import { append, events, globals, positions } from "./fixtures.ts";

/** Three streams in turn, each long enough that no adapter keeps it in one place. */
async function interleaved(store: AggregateStore, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await store.append([append("test::acc-1", events(1)), append("test::acc-fact-1", events(1, "Fact"))]);
    await store.append([append("test::order-1", events(1))]);
  }
}

const windows: readonly (ReadOptions & { readonly expected: readonly number[] })[] = [
  { from: 3, expected: [3, 4, 5, 6, 7, 8, 9] },
  { to: 2, expected: [0, 1, 2] },
  { from: 3, to: 5, expected: [3, 4, 5] },
  { from: 3, to: 3, expected: [3] },
  { from: 5, to: 3, expected: [] },
  { from: 10, expected: [] },
  { limit: 2, expected: [0, 1] },
  { limit: 0, expected: [] },
  { from: 3, limit: 2, expected: [3, 4] },
  { direction: "backward", expected: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] },
  { direction: "backward", limit: 2, expected: [9, 8] },
  { direction: "backward", from: 3, to: 6, expected: [6, 5, 4, 3] },
  { direction: "backward", from: 3, to: 6, limit: 2, expected: [6, 5] },
  { direction: "forward", from: 3, to: 6, limit: 2, expected: [3, 4] },
];

export const readCases: readonly ContractCase[] = [
  {
    name: "STO2 a stream is read in the order of its positions, in any window, in both directions",
    async run({ store }) {
      await interleaved(store, 10);
      for (const { expected, ...options } of windows) {
        equal(positions(await store.read("test::acc-1", options)), expected, JSON.stringify(options));
        equal(positions(await store.read("test::acc-fact-1", options)), expected, `facts ${JSON.stringify(options)}`);
      }
    },
  },
  {
    name: "STO2 a stream is its own: not its facts, not its snapshots, not one that begins alike",
    async run({ store }) {
      const names = [
        "test::acc-1",
        "test::acc-fact-1",
        "test::acc:snapshot-1",
        "test::acc-11",
        "test::acc",
        "test::accounts-1",
      ];
      for (const name of names) await store.append([append(name, events(2, name.replaceAll(/\W/g, "")))]);
      for (const name of names) {
        const found = await store.read(name);
        equal(
          found.map(({ streamName }) => streamName),
          [name, name],
        );
        equal(positions(found), [0, 1]);
      }
    },
  },
  {
    name: "STO2 an unknown stream or category is empty",
    async run({ store }) {
      equal(await store.read("test::acc-1"), []);
      equal(await store.readCategory("test::acc"), []);
      equal(await store.readAll(), []);
      equal(await store.lastMessage("test::acc-1"), null);
      await store.append([append("test::acc-1", events(1))]);
      equal(await store.read("test::acc-2"), []);
      equal(await store.readCategory("test::ac"), []);
      equal(await store.lastMessage("test::acc-fact-1"), null);
    },
  },
  {
    name: "STO2 a category holds its delta and fact streams, in global order; snapshots are a category of their own",
    async run({ store }) {
      await interleaved(store, 3);
      await store.append([append("test::acc-2", events(1)), append("test::acc:snapshot-1", events(1))]);
      equal(globals(await store.readCategory("test::acc")), [1, 2, 4, 5, 7, 8, 10]);
      equal(globals(await store.readCategory("test::order")), [3, 6, 9]);
      equal(globals(await store.readCategory("test::acc:snapshot")), [11]);
      equal(globals(await store.readCategory("test::acc", { from: 2, to: 8, limit: 3 })), [2, 4, 5]);
      equal(globals(await store.readCategory("test::acc", { direction: "backward", limit: 2 })), [10, 8]);
      equal(globals(await store.readCategory("test::acc", { direction: "backward", to: 6 })), [5, 4, 2, 1]);
    },
  },
  {
    name: "STO2 all messages are read in global order, without gaps, in any window, in both directions",
    async run({ store }) {
      await interleaved(store, 40);
      const all = Array.from({ length: 120 }, (_, index) => index + 1);
      equal(globals(await store.readAll()), all);
      equal(globals(await store.readAll({ direction: "backward" })), all.toReversed());
      equal(globals(await store.readAll({ from: 37, to: 90 })), all.slice(36, 90));
      equal(globals(await store.readAll({ from: 119 })), [119, 120]);
      equal(globals(await store.readAll({ from: 121 })), []);
      equal(globals(await store.readAll({ from: 50, limit: 3 })), [50, 51, 52]);
      equal(globals(await store.readAll({ from: 50, to: 70, direction: "backward", limit: 3 })), [70, 69, 68]);
      equal(globals(await store.readAll({ from: 0, to: 2 })), [1, 2]);
    },
  },
  {
    name: "STO2 the last message of a stream",
    async run({ store }) {
      await interleaved(store, 20);
      const last = await store.lastMessage("test::acc-1");
      equal([last?.position, last?.globalPosition], [19, 58]);
      equal((await store.lastMessage("test::acc-fact-1"))?.globalPosition, 59);
      await store.append([append("test::acc-1", events(1))]);
      equal((await store.lastMessage("test::acc-1"))?.position, 20);
    },
  },
  {
    name: "STO2 a long stream between many others comes back whole",
    async run({ store }) {
      for (let round = 0; round < 40; round += 1) {
        await store.append([
          append("test::acc-1", events(3)),
          ...Array.from({ length: 20 }, (_, index) => append(`test::order-${round}-${index}`, events(1))),
        ]);
      }
      equal(
        positions(await store.read("test::acc-1")),
        Array.from({ length: 120 }, (_, index) => index),
      );
      equal(positions(await store.read("test::acc-1", { from: 60, to: 62 })), [60, 61, 62]);
      equal(positions(await store.read("test::acc-1", { direction: "backward", limit: 4 })), [119, 118, 117, 116]);
    },
  },
];
