import type { NewMessage } from "aggregate-playground";
import type { AggregateRecord } from "../../engine/commit.ts";
import { printTimestamp } from "../../engine/timestamp.ts";
import type { CommandRecord, StoredWorkspace, TimelineEntry } from "../workspace-store.ts";

export const files = { "model.ts": "// model", "scenario.ts": "// scenario", "specs.ts": "// specs" };

const seed = "0d1c1dc6-41a2-4f8a-9c2c-2f8b4a0c5a11";
const start = Date.UTC(2026, 0, 5, 9);

/** Commands on state-based accounts, as the workspace hands them to the store. */
export class Bank {
  readonly #versions = new Map<string, number>();
  readonly #balances = new Map<string, number>();
  readonly #clocks = new Map<string, number>();
  #commands = 0;

  /** @param events how many delta events; a fact comes with them when `hasFact` */
  command(
    id: string,
    part: { readonly events?: number; readonly hasFact?: boolean; readonly note?: string } = {},
  ): CommandRecord {
    const { events = 1, hasFact = false, note = "" } = part;
    const version = (this.#versions.get(id) ?? -1) + 1;
    const balance = (this.#balances.get(id) ?? 1000) - 10;
    this.#versions.set(id, version);
    this.#balances.set(id, balance);
    const at = this.#nextTime();
    const stream = streamOf(id);
    const state = { owner: `Owner of ${id}`, balance, holds: [{ id: "h1", note }], id };
    const clock = events > 0 || hasFact ? at * 1000 + 78 : (this.#clocks.get(id) ?? 0);
    this.#clocks.set(id, clock);
    const record = { ...recordOf(id, version, state, at), clock };
    const deltas = Array.from({ length: events }, (_, index) =>
      eventOf(stream, {
        type: "AccountWithdrawn",
        sequence: `${version}.${index + 1}`,
        at,
        data: { amount: 10, note, index },
      }),
    );
    const factData = { _version: version, ...state };
    const fact = eventOf(factStreamOf(id), {
      type: "AccountFactEvent",
      sequence: `${version}.${events + 1}`,
      at,
      data: factData,
    });
    return {
      entry: {
        aggregate: "Account",
        id,
        method: version === 0 ? "new" : "withdraw",
        args: [10, note],
        at: new Date(at).toISOString(),
        outcome: version === 0 ? "created" : "stored",
        state,
      },
      commit: {
        appends: [
          ...(events > 0 ? [{ streamName: stream, messages: deltas }] : []),
          ...(hasFact ? [{ streamName: factStreamOf(id), messages: [fact] }] : []),
        ],
        changes: [{ record, expectedVersion: version - 1, claims: [] }],
      },
      stream,
      version,
      recording: { at, idSeed: seed, idOffset: this.#commands },
    };
  }

  /** @param id null for a refused creation */
  refused(id: string | null, text = "Balance cannot be below overdraft limit"): CommandRecord {
    const at = this.#nextTime();
    return {
      entry: {
        aggregate: "Account",
        id: id ?? "new-one",
        method: id === null ? "new" : "withdraw",
        args: [2000],
        at: new Date(at).toISOString(),
        outcome: "rejected",
        error: { name: "ValidationError", message: text },
        state: null,
      },
      commit: null,
      stream: id === null ? null : streamOf(id),
      version: id === null ? -1 : (this.#versions.get(id) ?? -1),
      recording: { at, idSeed: seed, idOffset: this.#commands },
    };
  }

  #nextTime(): number {
    this.#commands += 1;
    return start + this.#commands * 1000;
  }
}

export function streamOf(id: string): string {
  return `banking::account-${id}`;
}

export function factStreamOf(id: string): string {
  return `banking::account-fact-${id}`;
}

/** Every entry of the timeline, window by window. */
export async function allEntries(
  workspace: StoredWorkspace,
  options: Omit<Parameters<StoredWorkspace["timeline"]>[0], "from"> & { readonly from?: number },
): Promise<readonly TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  let from: number | null = options.from ?? (options.direction === "forward" ? 1 : await workspace.lastEntry());
  for (let windows = 0; from !== null && windows < 10_000; windows += 1) {
    const window: Awaited<ReturnType<StoredWorkspace["timeline"]>> = await workspace.timeline({ ...options, from });
    entries.push(...window.entries);
    from = window.next;
  }
  if (from !== null) throw new Error("The windows do not end.");
  return entries;
}

function recordOf(id: string, version: number, state: AggregateRecord["state"], at: number): AggregateRecord {
  const time = new Date(at).toISOString();
  return {
    stream: streamOf(id),
    aggregate: "Account",
    id,
    version,
    position: version,
    state,
    createdOn: time,
    lastModifiedOn: time,
    isDiscarded: false,
    clock: 0,
  };
}

function eventOf(
  stream: string,
  {
    type,
    sequence,
    at,
    data,
  }: { readonly type: string; readonly sequence: string; readonly at: number; readonly data: Record<string, unknown> },
): NewMessage {
  return {
    type: `Banking.${type}.v1`,
    data,
    metadata: {
      id: `${stream}-${sequence}`,
      type: `Banking.${type}.v1`,
      fqn: `aggregate-playground.${type}`,
      kind: "EVENT",
      stream,
      origin_stream: null,
      timestamp: printTimestamp(at * 1000 + 78),
      version: "v1",
      sequence_id: sequence,
      payload_hash: "0123456789abcdef".repeat(4),
    },
  };
}
