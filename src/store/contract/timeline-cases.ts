import type { StoredWorkspace, TimelineEntry, TimelineFilter } from "../workspace-store.ts";
import { equal } from "./expect.ts";
import { allEntries, Bank, factStreamOf, files, streamOf } from "./history-fixture.ts";
import type { WorkspaceCase, WorkspacesUnderTest } from "./workspace-case.ts";

const numbers = (entries: readonly TimelineEntry[]): readonly number[] => entries.map(({ number }) => number);
const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

async function workspaceIn({ store }: WorkspacesUnderTest): Promise<StoredWorkspace> {
  return store.create({ title: "Banking", files });
}

/** Accounts of different kinds in turn: several events, facts, none at all, refusals. */
async function mixed(workspace: StoredWorkspace, commands: number): Promise<void> {
  const bank = new Bank();
  for (let index = 0; index < commands; index += 1) {
    const id = `${index % 4}`;
    if (index % 7 === 3) await workspace.store([bank.refused(index % 2 === 0 ? null : id)]);
    else if (index % 5 === 4) await workspace.store([bank.command(id, { events: 0 })]);
    else
      await workspace.store([
        bank.command(id, { events: 1 + (index % 3), hasFact: index % 2 === 0, note: `note ${index % 11}` }),
      ]);
  }
}

const filters: readonly TimelineFilter[] = [
  { kinds: new Set(["delta"]) },
  { kinds: new Set(["fact", "rejected"]) },
  { kinds: new Set() },
  { aggregate: "Account" },
  { aggregate: "Nothing" },
  { stream: streamOf("1") },
  { stream: streamOf("1"), kinds: new Set(["rejected"]) },
  { stream: streamOf("none") },
  { text: "NOTE 10" },
  { text: "account-fact-2" },
  { text: "below overdraft" },
  { text: "withdrawn", stream: streamOf("2"), kinds: new Set(["delta"]) },
  { text: "nowhere to be found" },
  { text: "" },
];

/** The rule of the filter, said once more and plainly. */
function passesPlainly(entry: TimelineEntry, { kinds, aggregate, stream, text }: TimelineFilter): boolean {
  const { message, command } = entry;
  const searched =
    message === null
      ? [entry.stream, command?.method, command?.args, command?.error]
      : [message.type, message.streamName, message.data];
  return (
    (kinds === undefined || kinds.has(entry.kind)) &&
    (aggregate === undefined || entry.aggregate === aggregate) &&
    (stream === undefined || entry.stream === stream) &&
    (text === undefined || JSON.stringify(searched).toLowerCase().includes(text.toLowerCase()))
  );
}

export const timelineCases: readonly WorkspaceCase[] = [
  {
    name: "VER1 a command's events and fact are entries of one command, numbered on, as they are read back",
    async run(under) {
      const workspace = await workspaceIn(under);
      const bank = new Bank();
      const first = await workspace.store([bank.command("1", { events: 2, hasFact: true })]);
      const [refused] = await workspace.store([bank.refused("1")]);
      const second = await workspace.store([bank.command("1")]);
      equal(
        [...first, refused, ...second].map((entry) => [
          entry?.number,
          entry?.kind,
          entry?.commandNumber,
          entry?.version,
        ]),
        [
          [1, "delta", 1, 0],
          [2, "delta", 1, 0],
          [3, "fact", 1, 0],
          [4, "rejected", 2, 0],
          [5, "delta", 3, 1],
        ],
      );
      const offsets = [...first, refused, ...second].map((entry) => entry?.recording?.idOffset);
      equal(new Set(offsets).size, 3);
      equal(offsets.slice(0, 3), [offsets[0], offsets[0], offsets[0]]);
      equal(
        first.map(({ message }) => [message?.streamName, message?.position, message?.globalPosition]),
        [
          [streamOf("1"), 0, 1],
          [streamOf("1"), 1, 2],
          [factStreamOf("1"), 0, 3],
        ],
      );
      equal(second[0]?.message?.globalPosition, 4);
      equal(first[0]?.command?.messages, [1, 2, 3]);
      equal(refused?.command?.error, { name: "ValidationError", message: "Balance cannot be below overdraft limit" });
      equal([refused?.stream, refused?.aggregate, refused?.message], [streamOf("1"), "Account", null]);
      equal(await workspace.lastEntry(), 5);
      const { entries } = await workspace.timeline({ from: 1, limit: 10, direction: "forward" });
      equal(entries, [...first, refused, ...second]);
    },
  },
  {
    name: "a refused creation has no stream",
    async run(under) {
      const workspace = await workspaceIn(under);
      const stored = await workspace.store([new Bank().refused(null)]);
      equal(
        stored.map(({ stream, aggregate, version, kind }) => [stream, aggregate, version, kind]),
        [[null, "Account", -1, "rejected"]],
      );
      equal((await workspace.timeline({ from: 1, limit: 1, direction: "forward" })).entries, stored);
    },
  },
  {
    name: "entries are numbered without gaps, in the order of storing",
    async run(under) {
      const workspace = await workspaceIn(under);
      await mixed(workspace, 200);
      const last = await workspace.lastEntry();
      equal(last > 300, true, "enough entries for several rows of the store");
      const forward = await allEntries(workspace, { limit: 23, direction: "forward" });
      equal(numbers(forward), upTo(last));
      const backward = await allEntries(workspace, { limit: 41, direction: "backward" });
      equal(backward, forward.toReversed());
      const commandNumbers = forward.map(({ commandNumber }) => commandNumber);
      equal(
        commandNumbers,
        [...commandNumbers].sort((a, b) => a - b),
      );
    },
  },
  {
    name: "a window starts at its number, and says where the next one starts",
    async run(under) {
      const workspace = await workspaceIn(under);
      equal(await workspace.timeline({ from: 1, limit: 10, direction: "forward" }), { entries: [], next: null });
      const bank = new Bank();
      for (let index = 0; index < 100; index += 1) await workspace.store([bank.command("1")]);
      const window = async (from: number, limit: number, direction: "forward" | "backward") => {
        const { entries, next } = await workspace.timeline({ from, limit, direction });
        return [numbers(entries), next];
      };
      equal(await window(1, 3, "forward"), [[1, 2, 3], 4]);
      equal(await window(31, 4, "forward"), [[31, 32, 33, 34], 35]);
      equal(await window(98, 3, "forward"), [[98, 99, 100], null]);
      equal(await window(98, 9, "forward"), [[98, 99, 100], null]);
      equal(await window(101, 5, "forward"), [[], null]);
      equal(await window(0, 3, "forward"), [[1, 2], 3]);
      equal(await window(100, 3, "backward"), [[100, 99, 98], 97]);
      equal(await window(2, 3, "backward"), [[2, 1], null]);
      equal(await window(2, 2, "backward"), [[2, 1], null]);
      equal(await window(200, 3, "backward"), [[], 197]);
      equal(await window(5, 0, "forward"), [[], 5]);
    },
  },
  {
    name: "filters by kind, aggregate, stream and text find what they say, all of it, in both directions",
    async run(under) {
      const workspace = await workspaceIn(under);
      await mixed(workspace, 240);
      const all = await allEntries(workspace, { limit: 500, direction: "forward" });
      for (const filter of filters) {
        const what = JSON.stringify({ ...filter, kinds: [...(filter.kinds ?? ["all"])] });
        const expected = all.filter((entry) => passesPlainly(entry, filter));
        equal(await allEntries(workspace, { limit: 13, direction: "forward", filter }), expected, `forward ${what}`);
        equal(
          await allEntries(workspace, { limit: 13, direction: "backward", filter }),
          expected.toReversed(),
          `backward ${what}`,
        );
        for (const from of [1, 57, 201]) {
          equal(
            await allEntries(workspace, { from, limit: 13, direction: "forward", filter }),
            expected.filter(({ number }) => number >= from),
            `forward from ${from} ${what}`,
          );
          equal(
            await allEntries(workspace, { from, limit: 13, direction: "backward", filter }),
            expected.filter(({ number }) => number <= from).toReversed(),
            `backward from ${from} ${what}`,
          );
        }
      }
    },
  },
  {
    name: "a text with quotes and other signs of JSON is found",
    async run(under) {
      const workspace = await workspaceIn(under);
      const bank = new Bank();
      await workspace.store([bank.command("1", { note: 'say "Ünïcode" \\ now' })]);
      await workspace.store([bank.command("1", { note: "other" })]);
      for (const text of ['say "ü', '"amount":10,"note":"say', "\\ now", "ÜNÏCODE"]) {
        const { entries } = await workspace.timeline({ from: 1, limit: 9, direction: "forward", filter: { text } });
        equal(numbers(entries), [1], text);
      }
    },
  },
  {
    name: "a text is found as the timeline prints it, in events and facts, from within a key on and over several fields",
    async run(under) {
      const workspace = await workspaceIn(under);
      const bank = new Bank();
      await workspace.store([bank.command("1", { note: "first: of all", hasFact: true })]);
      await workspace.store([bank.command("2", { note: "second", hasFact: true })]);
      const { entries: all } = await workspace.timeline({ from: 1, limit: 9, direction: "forward" });
      const inJson = [
        ["note: ", '"note":'],
        ['ote: "first: of', 'ote":"first: of'],
        ['{ amount: 10, note: "first', '{"amount":10,"note":"first'],
        ['amount : 10 ,note: "second"', '"amount":10,"note":"second"'],
      ] as const;
      for (const [text, json] of inJson) {
        const { entries } = await workspace.timeline({ from: 1, limit: 9, direction: "forward", filter: { text } });
        const expected = all.filter(({ message }) => JSON.stringify(message?.data ?? {}).includes(json));
        equal([expected.length > 0, numbers(entries)], [true, numbers(expected)], text);
      }
      const [fact] = all.filter(({ kind }) => kind === "fact");
      const fields = Object.entries(fact?.message?.data ?? {});
      const printed = fields.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(", ");
      const options = { from: 1, limit: 9, direction: "forward" } as const;
      const { entries } = await workspace.timeline({ ...options, filter: { text: `{ ${printed} }` } });
      equal(numbers(entries), [fact?.number], printed);
    },
  },
  {
    name: "commands without events leave no gap, and their state is known",
    async run(under) {
      const workspace = await workspaceIn(under);
      const bank = new Bank();
      for (let index = 0; index < 150; index += 1)
        await workspace.store([bank.command("1", { events: index % 70 === 0 ? 1 : 0 })]);
      equal(await workspace.lastEntry(), 3);
      const { entries } = await workspace.timeline({ from: 1, limit: 9, direction: "forward" });
      equal(
        entries.map(({ number, version, commandNumber }) => [number, version, commandNumber]),
        [
          [1, 0, 1],
          [2, 70, 71],
          [3, 140, 141],
        ],
      );
      for (const version of [0, 1, 69, 70, 100, 149]) {
        const recorded = await workspace.stateAt(streamOf("1"), version);
        equal(
          [recorded?.version, recorded?.state.balance, recorded?.commandNumber],
          [version, 990 - version * 10, version + 1],
        );
      }
      equal((await workspace.document()).commands.length, 150);
    },
  },
  {
    name: "a scenario's or another program's events are shown under no command",
    async run(under) {
      const workspace = await workspaceIn(under);
      const event = { type: "Banking.UserAccountOpened.v1", data: { a: 1 } };
      await workspace.eventStore.append([{ streamName: "banking::user_account-1", messages: [event, event] }]);
      await workspace.eventStore.append([{ streamName: "banking::user_account:snapshot-1", messages: [event] }]);
      const { entries } = await workspace.timeline({ from: 1, limit: 9, direction: "forward" });
      equal(
        entries.map(({ kind, command, aggregate, stream, version, commandNumber }) => [
          kind,
          command,
          aggregate,
          stream,
          version,
          commandNumber,
        ]),
        [
          ["delta", null, "UserAccount", "banking::user_account-1", 0, 1],
          ["delta", null, "UserAccount", "banking::user_account-1", 1, 1],
          ["snapshot", null, "UserAccount", "banking::user_account-1", 0, 2],
        ],
      );
    },
  },
];
