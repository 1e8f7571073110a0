import type { AggregateRecord, Commit } from "../../engine/commit.ts";
import type { ElementDescription, ModelDescription } from "../model-description.ts";
import type { AggregateImage, RunReply, RunRequest } from "../protocol.ts";

/** For tests: requests and replies of a model of two aggregates, one of them event-sourced. */

const aggregate = (name: string, options: Partial<ElementDescription>): ElementDescription => ({
  kind: "aggregate",
  name,
  aggregate: name,
  fields: [],
  invariants: [],
  isEventSourced: false,
  hasFactEvents: false,
  category: `bank::${name.toLowerCase()}`,
  identifier: "id",
  type: null,
  handles: [],
  ...options,
});

export const bank: ModelDescription = {
  domain: "Bank",
  streamPrefix: "bank",
  elements: [aggregate("Account", { hasFactEvents: true }), aggregate("Ledger", { isEventSourced: true })],
};

export function recordOf(
  name: "Account" | "Ledger",
  id: string,
  changes: Partial<AggregateRecord> = {},
): AggregateRecord {
  return {
    stream: `bank::${name.toLowerCase()}-${id}`,
    aggregate: name,
    id,
    version: 0,
    position: -1,
    state: { id },
    createdOn: null,
    lastModifiedOn: null,
    isDiscarded: false,
    clock: 0,
    ...changes,
  };
}

export function imageOf(record: AggregateRecord): AggregateImage {
  const { aggregate: name, id, state, isDiscarded, createdOn, lastModifiedOn, clock } = record;
  return {
    record,
    aggregate: name,
    id,
    state,
    isDiscarded,
    pending: [],
    isChanged: false,
    createdOn,
    lastModifiedOn,
    clock,
  };
}

export const eventsFor = (streamName: string, count: number) =>
  Array.from({ length: count }, () => ({ type: "Bank.Changed.v1", data: {}, metadata: { stream: streamName } }));

/** The commit of one save of a state-based account, with so many delta events. */
export function commitOf(
  record: AggregateRecord,
  before: { version: number; position: number },
  deltas: number,
): Commit {
  const { stream, id } = record;
  const factStream = `bank::account-fact-${id}`;
  return {
    appends: [
      ...(deltas === 0
        ? []
        : [{ streamName: stream, messages: eventsFor(stream, deltas), expectedVersion: before.position }]),
      { streamName: factStream, messages: eventsFor(factStream, 1) },
    ],
    changes: [
      {
        record,
        expectedVersion: before.version,
        claims: [{ scope: "bank::account.number", value: "1", stream, aggregate: "Account", field: "number" }],
      },
    ],
  };
}

export function requestOf(changes: Partial<RunRequest> = {}): RunRequest {
  return {
    operation: { kind: "invoke", stream: "bank::account-1", method: "withdraw", args: [] },
    images: [],
    absent: [],
    saveAutomatically: true,
    recording: { at: 0, idSeed: "00000000-0000-4000-8000-000000000000", idOffset: 0 },
    ...changes,
  };
}

export function replyOf(changes: Partial<RunReply> = {}): RunReply {
  return {
    outcome: "done",
    error: null,
    needs: [],
    result: null,
    images: [],
    commits: [],
    published: [],
    replayed: [],
    steps: [],
    handlerErrors: [],
    console: [],
    idsUsed: 0,
    ...changes,
  };
}
