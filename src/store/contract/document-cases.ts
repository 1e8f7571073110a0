import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import type { StoredWorkspace, WorkspaceStore } from "../workspace-store.ts";
import { equal, rejects } from "./expect.ts";
import { allEntries, Bank, factStreamOf, files, streamOf } from "./history-fixture.ts";
import type { WorkspaceCase } from "./workspace-case.ts";

async function filled(store: WorkspaceStore, commands: number): Promise<StoredWorkspace> {
  const workspace = await store.create({ title: "Banking", files });
  const bank = new Bank();
  for (let index = 0; index < commands; index += 1) {
    const id = `${index % 5}`;
    if (index % 9 === 4) await workspace.store([bank.refused(index % 2 === 0 ? id : null)]);
    else await workspace.store([bank.command(id, { events: index % 4, hasFact: index % 3 === 0 })]);
  }
  return workspace;
}

async function opened(store: WorkspaceStore, id: string): Promise<StoredWorkspace> {
  const workspace = await store.open(id);
  if (workspace === null) throw new Error("It is not there.");
  return workspace;
}

export const documentCases: readonly WorkspaceCase[] = [
  {
    name: "a document comes out as it went in",
    async run({ store }) {
      const source = await filled(store, 150);
      const document = await source.document();
      const made = await store.create(document);
      equal(await made.document(), document);
      const again = await opened(store, made.summary.id);
      equal(await again.document(), document);
    },
  },
  {
    name: "an imported workspace goes on where the other one was",
    async run({ store }) {
      const source = await filled(store, 120);
      const made = await store.create(await source.document());
      const options = { limit: 50, direction: "forward" } as const;
      equal(
        (await allEntries(made, options)).map(({ number, kind, version, stream }) => [number, kind, version, stream]),
        (await allEntries(source, options)).map(({ number, kind, version, stream }) => [number, kind, version, stream]),
      );
      for (const id of ["0", "1", "2", "3", "4"]) {
        const [theirs, ours] = [await made.record(streamOf(id)), await source.record(streamOf(id))];
        equal([theirs?.version, theirs?.state, theirs?.clock], [ours?.version, ours?.state, ours?.clock]);
        for (const version of [0, 3, ours?.version ?? 0]) {
          equal(
            (await made.stateAt(streamOf(id), version))?.state,
            (await source.stateAt(streamOf(id), version))?.state,
          );
        }
        equal(await made.eventStore.read(streamOf(id)), await source.eventStore.read(streamOf(id)));
      }
    },
  },
  {
    name: "messages without commands come in and out, and keep ids, times and metadata of their own",
    async run({ store }) {
      const document: WorkspaceDocument = {
        title: "Imported",
        files,
        messages: [
          {
            id: "0d1c1dc6-41a2-4f8a-9c2c-2f8b4a0c5a11",
            streamName: "shop::order-1",
            type: "Shop.OrderPlaced.v2",
            position: 0,
            globalPosition: 1,
            data: { items: [] },
            metadata: { anything: ["goes"], sequence_id: "0.1" },
            time: new Date("2001-02-03T04:05:06.789Z"),
          },
          {
            id: "not a uuid",
            streamName: "shop::order-fact-1",
            type: "odd",
            position: 0,
            globalPosition: 2,
            data: {},
            metadata: {},
            time: new Date(0),
          },
        ],
        commands: [],
      };
      const made = await store.create(document);
      equal(await made.document(), document);
      equal(
        (await allEntries(made, { limit: 9, direction: "forward" })).map(({ kind, version, command }) => [
          kind,
          version,
          command,
        ]),
        [
          ["delta", 0, null],
          ["fact", 0, null],
        ],
      );
    },
  },
  {
    name: "one aggregate's part is a document of its own",
    async run({ store }) {
      const source = await filled(store, 100);
      const part = await source.document({ stream: streamOf("2") });
      const own = new Set([streamOf("2"), factStreamOf("2")]);
      equal(
        part.messages.every(({ streamName }) => own.has(streamName)),
        true,
      );
      equal(
        part.messages.map(({ globalPosition }) => globalPosition),
        part.messages.map((_, index) => index + 1),
      );
      const strip = (messages: WorkspaceDocument["messages"]) =>
        messages.map(({ globalPosition: _, ...message }) => message);
      const all = (await source.document()).messages.filter(({ streamName }) => own.has(streamName));
      equal(strip(part.messages), strip(all));
      const ofTwo = (await source.document()).commands.filter(({ id }) => id === "2");
      equal(part.commands.length, ofTwo.length);
      const made = await store.create(part);
      equal(await made.document(), part);
      equal((await made.record(streamOf("2")))?.version, (await source.record(streamOf("2")))?.version);
    },
  },
  {
    name: "a document that contradicts itself is refused with the place, and nothing is there",
    async run({ store }) {
      const source = await filled(store, 20);
      const document = await source.document();
      const [first, second, ...rest] = document.messages;
      if (first === undefined || second === undefined) throw new Error("Too few messages.");
      const broken: readonly (readonly [Partial<WorkspaceDocument>, string])[] = [
        [{ messages: [{ ...first, position: 1 }, second, ...rest] }, "messages[0].position"],
        [{ messages: [first, { ...second, globalPosition: 1 }, ...rest] }, "messages[1].globalPosition"],
        [{ messages: [first] }, "commands[1].messages[0]"],
      ];
      for (const [part, path] of broken) {
        const refused = await rejects(store.create({ ...document, ...part }), "DocumentError");
        // Its class is checked by name just before.
        equal((refused as Error & { readonly path?: unknown }).path, path);
      }
      equal((await store.list()).length, 1);
    },
  },
  {
    name: "a long import tells how far it is, and is listed once it is whole",
    async run({ store }) {
      const source = await filled(store, 10);
      const { messages, commands } = await source.document();
      const many: WorkspaceDocument = { title: "Long", files, ...repeated({ messages, commands }, 500) };
      const done: number[] = [];
      const listed: Promise<number>[] = [];
      const onProgress = (count: number): void => {
        done.push(count);
        if (count < many.messages.length) listed.push(store.list().then((list) => list.length));
      };
      const made = await store.create(many, { onProgress });
      equal(done.at(-1), many.messages.length);
      equal(done.length > 3, true, "several steps");
      equal(
        done,
        [...done].sort((a, b) => a - b),
      );
      equal(new Set(await Promise.all(listed)), new Set([1]), "only the source is listed meanwhile");
      equal(made.summary.events, many.messages.length);
      const read: number[] = [];
      const out = await made.document({ onProgress: (count) => read.push(count) });
      equal(out.messages.length, many.messages.length);
      equal(read.at(-1), many.messages.length);
    },
  },
  {
    name: "a cancelled import leaves nothing, a cancelled export throws its reason",
    async run({ store }) {
      const source = await filled(store, 10);
      const { messages, commands } = await source.document();
      const many: WorkspaceDocument = { title: "Long", files, ...repeated({ messages, commands }, 500) };
      const controller = new AbortController();
      const reason = new DOMException("Not any more", "AbortError");
      const work = store.create(many, { signal: controller.signal, onProgress: () => controller.abort(reason) });
      equal(
        (await work.then(
          () => null,
          (thrown: unknown) => thrown,
        )) === reason,
        true,
        "the reason is thrown",
      );
      equal((await store.list()).length, 1);
      const stopped = source.document({ signal: controller.signal });
      equal(
        (await stopped.then(
          () => null,
          (thrown: unknown) => thrown,
        )) === reason,
        true,
        "the reason is thrown",
      );
    },
  },
];

/** The history of many aggregates that all went through the same. */
function repeated({ messages, commands }: Pick<WorkspaceDocument, "messages" | "commands">, times: number) {
  const all: { messages: WorkspaceDocument["messages"][number][]; commands: WorkspaceDocument["commands"][number][] } =
    {
      messages: [],
      commands: [],
    };
  for (let time = 0; time < times; time += 1) {
    const before = all.messages.length;
    for (const message of messages) {
      const streamName = `${message.streamName}-${time}`;
      all.messages.push({ ...message, streamName, globalPosition: message.globalPosition + before });
    }
    for (const command of commands) {
      all.commands.push({
        ...command,
        id: `${command.id}-${time}`,
        messages: command.messages.map((global) => global + before),
      });
    }
  }
  return all;
}
