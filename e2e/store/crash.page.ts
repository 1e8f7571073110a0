import { Bank, factStreamOf, files, streamOf } from "../../src/store/contract/history-fixture.ts";
import { openWorkspaceStore } from "../../src/store/open-workspace-store.ts";
import type { StoredWorkspace } from "../../src/store/workspace-store.ts";

const accounts = 5;
/** Two deltas and a fact: what must be there together or not at all. */
const part = { events: 2, hasFact: true };

export interface Acknowledged {
  readonly id: string;
  readonly commandNumber: number;
  readonly version: number;
}

/** Acknowledgements told at once: telling each alone would be what takes the time. */
const together = 10;

declare global {
  // Provided by the test: lives outside of the browser, and so survives it.
  function acknowledge(stored: readonly Acknowledged[]): Promise<void>;
}

async function theWorkspace(): Promise<StoredWorkspace> {
  const opened = await openWorkspaceStore({ name: "crash" });
  if (!opened.kept) throw opened.reason;
  const { store } = opened;
  const [summary] = await store.list();
  const workspace = summary === undefined ? null : await store.open(summary.id);
  return workspace ?? store.create({ title: "Crash", files });
}

/**
 * Gives commands as fast as they are stored, several at a time, and tells each that was acknowledged, until so many are
 * stored altogether or the browser dies.
 */
export async function giveCommands(total: number): Promise<void> {
  const workspace = await theWorkspace();
  const bank = new Bank();
  const known: string[] = [];
  for (let account = 0; account < accounts; account += 1) {
    const id = `${account}`;
    known.push(id);
    const version = (await workspace.record(streamOf(id)))?.version ?? -1;
    for (let before = 0; before <= version; before += 1) bank.command(id, part);
  }
  const stored = (await workspace.lastEntry()) / 3;
  const lines = known.map(async (id, index) => {
    let untold: Acknowledged[] = [];
    let telling = Promise.resolve();
    for (let number = stored + index; number < total; number += accounts) {
      const [entry] = await workspace.store([bank.command(id, part)]);
      if (entry === undefined) throw new Error("Nothing was stored.");
      untold.push({ id, commandNumber: entry.commandNumber, version: entry.version });
      if (untold.length < together) continue;
      // So that it does not run far ahead of what is known outside.
      await telling;
      telling = acknowledge(untold);
      untold = [];
    }
    await acknowledge(untold);
  });
  await Promise.all(lines);
}

export interface Found {
  readonly commands: number;
  /** What is not whole, in words. */
  readonly problems: readonly string[];
  /** Command number → aggregate and version. */
  readonly versions: readonly (readonly [commandNumber: number, id: string, version: number])[];
}

/** Looks at everything that is stored, from all sides. */
export async function lookAtAll(): Promise<Found> {
  const workspace = await theWorkspace();
  const problems: string[] = [];
  const { messages, commands } = await workspace.document({
    onDamage: ({ from, to }) => problems.push(`entries ${from} to ${to} are damaged`),
  });
  const last = await workspace.lastEntry();
  if (messages.length !== last) problems.push(`${messages.length} messages, but ${last} entries`);
  messages.forEach(({ globalPosition }, index) => {
    if (globalPosition !== index + 1) problems.push(`global position ${globalPosition} at ${index + 1}`);
  });
  const heads = new Map<string, number>();
  const versions = commands.map((command, index): readonly [number, string, number] => {
    const own = command.messages.map((global) => messages[global - 1]?.streamName);
    const expected = [streamOf(command.id), streamOf(command.id), factStreamOf(command.id)];
    if (own.join() !== expected.join()) problems.push(`command ${index + 1} stored ${own.join()}`);
    const version = (heads.get(command.id) ?? -1) + 1;
    heads.set(command.id, version);
    if (command.state?.balance !== 990 - version * 10)
      problems.push(`command ${index + 1} left ${JSON.stringify(command.state)}`);
    return [index + 1, command.id, version];
  });
  for (const [id, version] of heads) {
    const record = await workspace.record(streamOf(id));
    if (record?.version !== version) problems.push(`record ${id} is at ${record?.version}, its history at ${version}`);
    const stream = await workspace.eventStore.read(streamOf(id));
    const facts = await workspace.eventStore.read(factStreamOf(id));
    const isWhole = stream.every(({ position }, index) => position === index) && stream.length === 2 * (version + 1);
    if (!isWhole) problems.push(`stream ${id} has ${stream.length} messages at version ${version}`);
    if (facts.length !== version + 1) problems.push(`stream ${id} has ${facts.length} facts at version ${version}`);
    const recorded = await workspace.stateAt(streamOf(id), version);
    if (recorded?.version !== version) problems.push(`the newest state of ${id} is that of ${recorded?.version}`);
  }
  return { commands: commands.length, problems, versions };
}
