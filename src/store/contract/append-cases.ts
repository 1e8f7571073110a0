import type { ContractCase } from "./contract-case.ts";
import { equal, rejects } from "./expect.ts";
import { append, event, events, globals, positions } from "./fixtures.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const appendCases: readonly ContractCase[] = [
  {
    name: "STO1 an append stores its parts in order, and returns them as stored",
    async run({ store }) {
      const stored = await store.append([
        append("test::acc-1", events(2)),
        append("test::acc-fact-1", events(1, "Fact")),
        append("test::acc-1", events(1)),
      ]);
      equal(
        stored.map(({ streamName, position, globalPosition }) => [streamName, position, globalPosition]),
        [
          ["test::acc-1", 0, 1],
          ["test::acc-1", 1, 2],
          ["test::acc-fact-1", 0, 3],
          ["test::acc-1", 2, 4],
        ],
      );
      equal(await store.readAll(), stored, "what is read");
    },
  },
  {
    name: "STO1 an append of nothing is a no-op",
    async run({ store }) {
      equal(await store.append([]), []);
      equal(await store.append([append("test::acc-1", [])]), []);
      equal(await store.readAll(), []);
      equal(globals(await store.append([append("test::acc-1", events(1))])), [1]);
    },
  },
  {
    name: "STO1 an expected version that is not the stream's last position is refused in words",
    async run({ store }) {
      await store.append([append("test::acc-1", events(5), -1)]);
      const refused = await rejects(
        store.append([append("test::acc-1", events(1), 3)]),
        "ExpectedVersionError",
        "Wrong expected version: 3 (Stream: test::acc-1, Stream Version: 4)",
      );
      // Its class is checked by name just before.
      const { streamName, expected, actual } = refused as Error & Record<"streamName" | "expected" | "actual", unknown>;
      equal({ streamName, expected, actual }, { streamName: "test::acc-1", expected: 3, actual: 4 });
      await rejects(
        store.append([append("test::acc-1", events(1), 5)]),
        "ExpectedVersionError",
        "Wrong expected version: 5 (Stream: test::acc-1, Stream Version: 4)",
      );
      equal(positions(await store.append([append("test::acc-1", events(2), 4)])), [5, 6]);
    },
  },
  {
    name: "STO1 a position that is taken is refused",
    async run({ store }) {
      await store.append([append("test::acc-1", events(1), -1)]);
      await rejects(
        store.append([append("test::acc-1", events(1), -1)]),
        "ExpectedVersionError",
        "Wrong expected version: -1 (Stream: test::acc-1, Stream Version: 0)",
      );
      equal((await store.readAll()).length, 1);
    },
  },
  {
    name: "STO1 UOW1 nothing of an append is stored when a later part of it is refused",
    async run({ store }) {
      await store.append([append("test::acc-2", events(3))]);
      const before = await store.readAll();
      await rejects(
        store.append([
          append("test::acc-1", events(2), -1),
          append("test::acc-2", events(1), 0),
          append("test::acc-3", events(1), -1),
        ]),
        "ExpectedVersionError",
      );
      equal(await store.readAll(), before);
      equal(await store.read("test::acc-1"), []);
      equal(globals(await store.append([append("test::acc-1", events(1), -1)])), [4]);
    },
  },
  {
    name: "STO1 parts of one append build on one another",
    async run({ store }) {
      const stored = await store.append([append("test::acc-1", events(2), -1), append("test::acc-1", events(1), 1)]);
      equal(positions(stored), [0, 1, 2]);
      await rejects(
        store.append([append("test::acc-1", events(2), 2), append("test::acc-1", events(1), 2)]),
        "ExpectedVersionError",
        "Wrong expected version: 2 (Stream: test::acc-1, Stream Version: 4)",
      );
      equal((await store.readAll()).length, 3);
    },
  },
  {
    name: "STO3 a message is in Message DB's terms",
    async run({ store }) {
      const data = {
        text: 'Ünïcode \u{1F600} "quoted"\nline',
        amount: 1.5,
        none: null,
        list: [1, [2]],
        nested: { empty: {} },
      };
      const before = Date.now();
      const [message] = await store.append([append("test::acc-1", [event("Saved", data)])]);
      const after = Date.now();
      if (message === undefined) throw new Error("Nothing was returned.");
      const { id, time, ...rest } = message;
      equal(rest, {
        streamName: "test::acc-1",
        type: "Test.Saved.v1",
        position: 0,
        globalPosition: 1,
        data,
        metadata: { by: "contract" },
      });
      equal(uuid.test(id), true, `${id} is a UUID`);
      equal(time instanceof Date && time.getTime() >= before && time.getTime() <= after, true, "the time is now");
      equal(await store.read("test::acc-1"), [message], "what is read");
    },
  },
  {
    name: "STO3 a message keeps the id that it came with, and others have ids of their own",
    async run({ store }) {
      const own = "0d1c1dc6-41a2-4f8a-9c2c-2f8b4a0c5a11";
      const stored = await store.append([
        append("test::acc-1", [{ ...event("Saved"), id: own }, ...events(40)]),
        append("test::acc-2", events(40)),
      ]);
      equal(stored[0]?.id, own);
      equal(new Set(stored.map(({ id }) => id)).size, 81);
      equal(await store.readAll(), stored, "what is read");
    },
  },
  {
    name: "STO3 keys of data keep their order, and odd names are data like any other",
    async run({ store }) {
      const data: Record<string, unknown> = { z: 1, a: { "10": 1, "9": 2, b: 3 }, constructor: "c", "": "empty" };
      Object.defineProperty(data, "__proto__", { value: { x: 1 }, enumerable: true });
      await store.append([append("test::acc-1", [event("Saved", data)])]);
      const last = await store.lastMessage("test::acc-1");
      equal(JSON.stringify(last?.data), JSON.stringify(data));
      equal(Object.getPrototypeOf(last?.data ?? null) === Object.prototype, true, "the prototype is untouched");
    },
  },
  {
    name: "STO3 what is no JSON data is refused, and nothing is stored",
    async run({ store }) {
      const cyclic: Record<string, unknown> = {};
      cyclic.self = cyclic;
      await rejects(
        store.append([append("test::acc-1", events(1)), append("test::acc-2", [event("Saved", cyclic)])]),
        "InvalidDataError",
      );
      equal(await store.readAll(), []);
    },
  },
  {
    name: "STO3 what a writer does with its objects afterwards does not reach the store",
    async run({ store }) {
      const data = { amount: 1, list: [1] };
      const [stored] = await store.append([append("test::acc-1", [event("Saved", data)])]);
      data.amount = 2;
      data.list.push(2);
      if (stored !== undefined) stored.data.amount = 3;
      equal((await store.lastMessage("test::acc-1"))?.data, { amount: 1, list: [1] });
    },
  },
];
