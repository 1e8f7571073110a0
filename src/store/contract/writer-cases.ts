import type { AggregateStore } from "../../engine/commit.ts";
import type { ContractCase } from "./contract-case.ts";
import { equal } from "./expect.ts";
import { append, event, events, globals, positions, saveOf } from "./fixtures.ts";

/** Appends to the stream again and again, each time after what it has read. @returns how often it won */
async function write(store: AggregateStore, streamName: string, wins: number, writer: string): Promise<number> {
  let won = 0;
  for (let tries = 0; won < wins && tries < wins * 100; tries += 1) {
    const last = (await store.lastMessage(streamName))?.position ?? -1;
    const isStored = await store.append([append(streamName, [event("Written", { writer, after: last })], last)]).then(
      () => true,
      (reason: unknown) => {
        if (reason instanceof Error && reason.name === "ExpectedVersionError") return false;
        throw reason;
      },
    );
    if (isStored) won += 1;
  }
  return won;
}

export const writerCases: readonly ContractCase[] = [
  {
    name: "STO5 of two writers of one version exactly one wins",
    async run({ store, another }) {
      const other = await another();
      await store.append([append("test::acc-1", events(1))]);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 === 0 ? store : other).append([append("test::acc-1", events(2), 0)]),
        ),
      );
      // A reason may be anything.
      const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
      equal(reasons.length, 9, "refusals");
      for (const reason of reasons) equal(reason instanceof Error ? reason.name : reason, "ExpectedVersionError");
      equal(positions(await other.read("test::acc-1")), [0, 1, 2]);
    },
  },
  {
    name: "STO5 two writers that retry both get through: no gap, no duplicate, nothing overwritten",
    async run({ store, another }) {
      const other = await another();
      const won = await Promise.all([write(store, "test::acc-1", 30, "a"), write(other, "test::acc-1", 30, "b")]);
      equal(won, [30, 30]);
      const messages = await store.read("test::acc-1");
      equal(
        positions(messages),
        Array.from({ length: 60 }, (_, index) => index),
      );
      equal(
        globals(messages),
        Array.from({ length: 60 }, (_, index) => index + 1),
      );
      for (const { data, position } of messages) equal(data.after, position - 1, "what the writer had seen");
    },
  },
  {
    name: "STO5 a burst without expectations stores everything once, in order",
    async run({ store, another }) {
      const other = await another();
      await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          (index % 2 === 0 ? store : other).append([append(`test::acc-${index % 7}`, events(1))]),
        ),
      );
      equal(
        globals(await store.readAll()),
        Array.from({ length: 200 }, (_, index) => index + 1),
      );
      for (let stream = 0; stream < 7; stream += 1) {
        const own = positions(await other.read(`test::acc-${stream}`));
        equal(
          own,
          own.map((_, index) => index),
        );
      }
    },
  },
  {
    name: "STO5 UOW6 one refused commit in a burst does not hold up the others",
    async run({ store }) {
      await store.commit(saveOf("taken", 0, ["1234"]));
      const outcomes = await Promise.allSettled([
        store.commit(saveOf("1", 0, ["1"])),
        store.commit(saveOf("2", 0, ["1234"])),
        store.commit(saveOf("3", 0, ["1"])),
        store.commit(saveOf("4", 0, ["4"])),
        store.commit(saveOf("4", 1, ["4"])),
      ]);
      equal(
        outcomes.map(({ status }) => status),
        ["fulfilled", "rejected", "rejected", "fulfilled", "fulfilled"],
      );
      const records = await store.records("test::acc");
      equal(
        records.map(({ id, version }) => [id, version]),
        [
          ["taken", 0],
          ["1", 0],
          ["4", 1],
        ],
      );
    },
  },
];
