import type { ContractCase } from "./contract-case.ts";
import { equal, rejects } from "./expect.ts";
import { append, change, claimOf, event, events, positions, recordOf, saveOf } from "./fixtures.ts";

export const commitCases: readonly ContractCase[] = [
  {
    name: "UOW1 a commit stores events, facts and record together",
    async run({ store }) {
      const record = recordOf("1", 0);
      const stored = await store.commit({
        appends: [
          append("test::acc-1", events(2), -1),
          append("test::acc-fact-1", [event("AccountFactEvent", { _version: 0, ...record.state })]),
        ],
        changes: [change(record, -1)],
      });
      equal(
        stored.map(({ streamName, position }) => [streamName, position]),
        [
          ["test::acc-1", 0],
          ["test::acc-1", 1],
          ["test::acc-fact-1", 0],
        ],
      );
      equal(await store.readAll(), stored);
      equal(await store.record("test::acc-1"), record);
      equal(await store.record("test::acc-2"), null);
    },
  },
  {
    name: "VER5 a commit without events stores the record",
    async run({ store }) {
      await store.commit({ appends: [], changes: [change(recordOf("1", 0), -1)] });
      await store.commit({ appends: [], changes: [change(recordOf("1", 1), 0)] });
      equal(await store.record("test::acc-1"), recordOf("1", 1));
      equal(await store.readAll(), []);
    },
  },
  {
    name: "VER6 UOW1 a stale version is refused in words, and nothing of the commit is stored",
    async run({ store }) {
      await store.commit(saveOf("1", 0));
      await store.commit(saveOf("1", 1));
      const before = await store.readAll();
      await rejects(
        store.commit({
          appends: [append("test::acc-2", events(1), -1), append("test::acc-1", events(1))],
          changes: [change(recordOf("2", 0), -1), change(recordOf("1", 1), 0)],
        }),
        "ExpectedVersionError",
        "Wrong expected version: 0 (Aggregate: Account(1), Version: 1)",
      );
      equal(await store.readAll(), before);
      equal(await store.record("test::acc-2"), null);
      equal(await store.record("test::acc-1"), recordOf("1", 1));
    },
  },
  {
    name: "VER6 the version of the aggregate is compared before the positions of its stream",
    async run({ store }) {
      await store.commit(saveOf("1", 0));
      await rejects(
        store.commit(saveOf("1", 0)),
        "ExpectedVersionError",
        "Wrong expected version: -1 (Aggregate: Account(1), Version: 0)",
      );
      await rejects(
        store.commit(saveOf("2", 4)),
        "ExpectedVersionError",
        "Wrong expected version: 3 (Aggregate: Account(2), Version: -1)",
      );
    },
  },
  {
    name: "SRC9 for an event-sourced aggregate the position of its stream counts",
    async run({ store }) {
      const created = { appends: [append("test::acc-1", events(1), -1)], changes: [change(recordOf("1", 0), null)] };
      await store.commit(created);
      await rejects(
        store.commit(created),
        "ExpectedVersionError",
        "Wrong expected version: -1 (Stream: test::acc-1, Stream Version: 0)",
      );
      await store.commit({ appends: [append("test::acc-1", events(2), 0)], changes: [change(recordOf("1", 2), null)] });
      equal((await store.record("test::acc-1"))?.version, 2);
    },
  },
  {
    name: "FCT4 a fact does not disturb the position that the next save expects",
    async run({ store }) {
      for (let version = 0; version < 3; version += 1) {
        await store.commit({
          appends: [append("test::acc-1", events(1), version - 1), append("test::acc-fact-1", events(1, "Fact"))],
          changes: [change(recordOf("1", version), version - 1)],
        });
      }
      equal(positions(await store.read("test::acc-1")), [0, 1, 2]);
      equal(positions(await store.read("test::acc-fact-1")), [0, 1, 2]);
    },
  },
  {
    name: "UOW6 a unique value that is taken is refused in words, and nothing is stored",
    async run({ store }) {
      await store.commit(saveOf("1", 0, ["1234"]));
      const refused = await rejects(store.commit(saveOf("2", 0, ["1234"])), "ValidationError");
      // Its class is checked by name just before.
      equal((refused as Error & { readonly messages?: unknown }).messages, {
        accountNumber: ["Account with accountNumber '1234' is already present."],
      });
      equal(await store.record("test::acc-2"), null);
      equal(await store.read("test::acc-2"), []);
      await store.commit(saveOf("2", 0, ["5678"]));
      await store.commit(saveOf("1", 1, ["1234"]));
    },
  },
  {
    name: "UOW6 a value that an aggregate gave up is free again",
    async run({ store }) {
      await store.commit(saveOf("1", 0, ["1234"]));
      await store.commit(saveOf("1", 1, ["5678"]));
      await store.commit(saveOf("2", 0, ["1234"]));
      await rejects(store.commit(saveOf("3", 0, ["5678"])), "ValidationError");
      await store.commit(saveOf("1", 2, []));
      await store.commit(saveOf("3", 0, ["5678"]));
    },
  },
  {
    name: "UOW6 aggregates of one commit may hand a value on to one another, but not share it",
    async run({ store }) {
      await store.commit(saveOf("1", 0, ["1234"]));
      const [one, two, three] = [recordOf("1", 1), recordOf("2", 0), recordOf("3", 0)];
      await store.commit({ appends: [], changes: [change(two, -1, [claimOf(two, "1234")]), change(one, 0, [])] });
      const again = change(recordOf("1", 2), 1, [claimOf(one, "1234")]);
      await rejects(store.commit({ appends: [], changes: [again] }), "ValidationError");
      const claimedTwice = [change(three, -1, [claimOf(three, "9")]), change(recordOf("1", 2), 1, [claimOf(one, "9")])];
      await rejects(store.commit({ appends: [], changes: claimedTwice }), "ValidationError");
      equal(await store.record("test::acc-3"), null);
    },
  },
  {
    name: "UOW1 records of a category come in the order of their creation, discarded ones included",
    async run({ store }) {
      const order = { ...recordOf("1", 0), stream: "test::order-1", aggregate: "Order" };
      await store.commit({ appends: [], changes: [change(recordOf("b", 0), -1), change(recordOf("a", 0), -1)] });
      await store.commit({ appends: [], changes: [change(order, -1)] });
      await store.commit({ appends: [], changes: [change(recordOf("c", 0), -1)] });
      await store.commit({ appends: [], changes: [change(recordOf("b", 1, { isDiscarded: true }), 0)] });
      const found = await store.records("test::acc");
      equal(
        found.map(({ id, version, isDiscarded }) => [id, version, isDiscarded]),
        [
          ["b", 1, true],
          ["a", 0, false],
          ["c", 0, false],
        ],
      );
      equal(await store.records("test::order"), [order]);
      equal(await store.records("test::none"), []);
    },
  },
];
