import { openWorkspaceStore } from "../../src/store/open-workspace-store.ts";
import type { CommandRecord, StoredWorkspace, WorkspaceStore } from "../../src/store/workspace-store.ts";
import { accountOf, nextCommand, streamOf, type Account } from "./commands.ts";
import { inTurn, timed, type Times } from "./figures.ts";
import { getAll, openRaw, putAll, rawCommit, rawEvent } from "./raw.ts";

export { layouts } from "./layouts.ts";

/** What the workspaces hold as code: the page compiles it. */
let files = { "model.ts": "", "scenario.ts": "", "specs.ts": "" };
const windowSize = 64;
/** Accounts that take turns in the long history, each with so many events in the end. */
const accounts = 100;
const rawStreams = 3;

let store: WorkspaceStore | null = null;
let raw: IDBDatabase | null = null;

async function ours(): Promise<WorkspaceStore> {
  if (store !== null) return store;
  const opened = await openWorkspaceStore();
  if (!opened.kept) throw opened.reason;
  return (store = opened.store);
}

async function theRaw(): Promise<IDBDatabase> {
  return (raw ??= await openRaw("raw"));
}

async function newWorkspace(title: string): Promise<StoredWorkspace> {
  return (await ours()).create({ title, files });
}

async function workspaceOf(id: string): Promise<StoredWorkspace> {
  const found = await (await ours()).open(id);
  if (found === null) throw new Error(`There is no workspace ${id}.`);
  return found;
}

export function setModel(model: string): void {
  files = { ...files, "model.ts": model };
}

/** One command after another, each waiting for the one before it. */
export async function commits(times: number, id: string | null): Promise<readonly [raw: Times, ours: Times]> {
  const workspace = id === null ? await newWorkspace("Commits") : await workspaceOf(id);
  const database = await theRaw();
  const [a, b] = [freshAccount(), freshAccount()];
  return inTurn(
    times,
    (index) => rawCommit(database, nextCommand(a, index)),
    (index) => workspace.store([nextCommand(b, index)]),
  );
}

export async function durableRawCommits(times: number): Promise<readonly [relaxed: Times, strict: Times]> {
  const database = await theRaw();
  const [a, b] = [freshAccount(), freshAccount()];
  return inTurn(
    times,
    (index) => rawCommit(database, nextCommand(a, index)),
    (index) => rawCommit(database, nextCommand(b, index), "strict"),
  );
}

/** Commands that do not wait for one another. @returns commands per second */
export async function burst(commands: number): Promise<readonly [raw: number, ours: number]> {
  const database = await theRaw();
  const workspace = await newWorkspace("Burst");
  const [a, b] = [freshAccount(), freshAccount()];
  const rawTime = await timed(() =>
    Promise.all(Array.from({ length: commands }, (_, index) => rawCommit(database, nextCommand(a, index)))),
  );
  const ourTime = await timed(() =>
    Promise.all(Array.from({ length: commands }, (_, index) => workspace.store([nextCommand(b, index)]))),
  );
  if ((await workspace.lastEntry()) !== commands) throw new Error("A command of the burst is missing.");
  return [(commands / rawTime) * 1000, (commands / ourTime) * 1000];
}

/** @returns id of a workspace with so many events, accounts in turn */
export async function longHistory(events: number): Promise<string> {
  const workspace = await newWorkspace(`${events} events`);
  const turns = Array.from({ length: accounts }, (_, index) => accountOf(index));
  for (let index = 0; index < events; index += 1_000) {
    await workspace.store(commandsOf(turns, index, Math.min(1_000, events - index)));
  }
  return workspace.summary.id;
}

export async function lastEntry(id: string): Promise<number> {
  return (await workspaceOf(id)).lastEntry();
}

/** The same by hand: a row for each event, by number. */
export async function longRawHistory(events: number): Promise<void> {
  const database = await theRaw();
  const turns = Array.from({ length: accounts }, (_, index) => accountOf(index));
  for (let index = 0; index < events; index += 1_000) {
    const rows = commandsOf(turns, index, 1_000).map(
      (command, at) => [index + at + 1, rawEvent(command, index + at + 1)] as const,
    );
    await putAll(database, "byNumber", rows);
  }
}

/** Some streams by hand, each in one piece: as good as it can be for reading a stream, and for nothing else. */
export async function rawStreamsOf(length: number): Promise<void> {
  const database = await theRaw();
  const turns = Array.from({ length: rawStreams }, (_, index) => accountOf(index));
  for (let index = 0; index < length * rawStreams; index += 1_000) {
    const rows = commandsOf(turns, index, 1_000).map((command, at): [(string | number)[], string] => [
      [command.stream ?? "", command.version],
      rawEvent(command, index + at + 1),
    ]);
    await putAll(database, "byStream", rows);
  }
}

function commandsOf(turns: readonly Account[], start: number, count: number): readonly CommandRecord[] {
  return Array.from({ length: count }, (_, at) => {
    const account = turns[(start + at) % turns.length];
    if (account === undefined) throw new Error("There is no account.");
    return nextCommand(account, start + at);
  });
}

export async function windows(
  id: string,
  from: { readonly raw: number; readonly ours: number },
  direction: "forward" | "backward",
  times: number,
): Promise<readonly [Times, Times]> {
  const workspace = await workspaceOf(id);
  const database = await theRaw();
  return inTurn(
    times,
    async (index) => {
      const first = direction === "forward" ? from.raw + index : from.raw - index - windowSize;
      const found = await getAll(database, "byNumber", IDBKeyRange.lowerBound(first), windowSize);
      if (found.length !== windowSize) throw new Error(`Raw window at ${first} has ${found.length} rows.`);
    },
    async (index) => {
      const start = direction === "forward" ? from.ours + index : from.ours - 1 - index;
      const { entries } = await workspace.timeline({ from: start, limit: windowSize, direction });
      if (entries.length !== windowSize) throw new Error(`Window at ${start} has ${entries.length} entries.`);
    },
  );
}

/** A whole stream of the long history. @param stream number of its account */
export async function streams(id: string, times: number): Promise<readonly [Times, Times, events: number]> {
  const { eventStore } = await workspaceOf(id);
  const database = await theRaw();
  let events = 0;
  const [rawTimes, ourTimes] = await inTurn(
    times,
    async (index) => {
      const stream = streamOf(accountOf(index % rawStreams));
      await getAll(database, "byStream", IDBKeyRange.bound([stream], [stream, []]));
    },
    async (index) => {
      events = (await eventStore.read(streamOf(accountOf(index % rawStreams)))).length;
    },
  );
  return [rawTimes, ourTimes, events];
}

/** One account alone, as a lesson makes it. */
export async function ownStream(length: number, times: number): Promise<readonly [Times, Times]> {
  const workspace = await newWorkspace("One stream");
  const account = accountOf(0);
  for (let index = 0; index < length; index += 1_000) await workspace.store(commandsOf([account], index, 1_000));
  const stream = streamOf(account);
  const database = await theRaw();
  return inTurn(
    times,
    () => getAll(database, "byStream", IDBKeyRange.bound([stream], [stream, []])),
    () => workspace.eventStore.read(stream),
  );
}

/** A document's way in and out. @returns events per second, and the longest time for which the page did not answer */
export async function importAndExport(events: number): Promise<{
  readonly raw: number;
  readonly ours: number;
  readonly out: number;
  readonly longestBlock: number;
}> {
  const source = await newWorkspace("Source");
  const turns = Array.from({ length: accounts }, (_, index) => accountOf(index));
  for (let index = 0; index < events; index += 1_000) await source.store(commandsOf(turns, index, 1_000));
  const database = await theRaw();
  const turnsAgain = Array.from({ length: accounts }, (_, index) => accountOf(index));
  const rows = commandsOf(turnsAgain, 0, events).map(
    (command, index) => [2_000_000 + index, rawEvent(command, index)] as const,
  );
  const rawTime = await timed(async () => {
    for (let index = 0; index < events; index += 1_000)
      await putAll(database, "byNumber", rows.slice(index, index + 1_000));
  });
  const pulse = new Pulse();
  const exported: { document?: Awaited<ReturnType<StoredWorkspace["document"]>> } = {};
  const outTime = await timed(async () => {
    exported.document = await source.document();
  });
  const { document } = exported;
  if (document?.messages.length !== events) throw new Error("The document is not whole.");
  const ourTime = await timed(async () => (await ours()).create({ ...document, title: "Imported" }));
  const longestBlock = pulse.stop();
  const perSecond = (time: number): number => (events / time) * 1000;
  return { raw: perSecond(rawTime), ours: perSecond(ourTime), out: perSecond(outTime), longestBlock };
}

/** Beats as often as the page lets it. */
class Pulse {
  #last = performance.now();
  #longest = 0;
  readonly #timer = setInterval(() => {
    this.#beat();
  }, 1);

  /** @returns the longest time between two beats */
  stop(): number {
    clearInterval(this.#timer);
    this.#beat();
    return this.#longest;
  }

  #beat(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }
}

/** Looks through everything for what is nowhere. @returns entries per second, and the longest single window */
export async function searchAll(id: string): Promise<{ readonly perSecond: number; readonly longestWindow: number }> {
  const workspace = await workspaceOf(id);
  const last = await workspace.lastEntry();
  let longestWindow = 0;
  const time = await timed(async () => {
    for (let from: number | null = last; from !== null;) {
      const start = performance.now();
      const { next }: { readonly next: number | null } = await workspace.timeline({
        from,
        limit: windowSize,
        direction: "backward",
        filter: { text: "nowhere to be found" },
      });
      longestWindow = Math.max(longestWindow, performance.now() - start);
      from = next;
    }
  });
  return { perSecond: (last / time) * 1000, longestWindow };
}

/** Bytes of the page's heap. */
export function heap(): number {
  // Chromium's own, exact with its flag.
  const { memory } = performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } };
  return memory.usedJSHeapSize;
}

let fresh = 1_000_000;
function freshAccount(): Account {
  return accountOf((fresh += 1));
}
