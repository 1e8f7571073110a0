import type { AggregateRecord } from "../../engine/commit.ts";
import { aggregateIdOf } from "./stream-family.ts";

/** A record as the JSON that a head row keeps: without what key and row say already. */
export function writeRecord(record: AggregateRecord): string {
  const { id, state, createdOn, lastModifiedOn, isDiscarded, clock, position } = record;
  const isStreamsId = id === aggregateIdOf(record.stream);
  return JSON.stringify([position, state, createdOn, lastModifiedOn, isDiscarded ? 1 : 0, clock, isStreamsId ? 0 : id]);
}

type RecordLine = readonly [
  position: number,
  state: AggregateRecord["state"],
  createdOn: string | null,
  lastModifiedOn: string | null,
  isDiscarded: number,
  clock: number,
  id: string | 0,
];

/** @throws SyntaxError when the row is damaged */
export function readRecord(
  text: string,
  { stream, aggregate, version }: Pick<AggregateRecord, "stream" | "aggregate" | "version">,
): AggregateRecord {
  // Written by `writeRecord`.
  const [position, state, createdOn, lastModifiedOn, isDiscarded, clock, id] = JSON.parse(text) as RecordLine;
  return {
    stream,
    aggregate,
    id: id === 0 ? aggregateIdOf(stream) : id,
    version,
    position,
    state,
    createdOn,
    lastModifiedOn,
    isDiscarded: isDiscarded === 1,
    clock,
  };
}

/** The state alone. @throws SyntaxError when the row is damaged */
export function stateOfRecord(text: string): AggregateRecord["state"] {
  // Written by `writeRecord`.
  const [, state] = JSON.parse(text) as RecordLine;
  return state;
}
