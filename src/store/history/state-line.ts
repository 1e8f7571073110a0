import { DamagedRowError } from "../failures.ts";
import { aggregateIdOf } from "./stream-family.ts";

export type State = Readonly<Record<string, unknown>>;

/**
 * A recorded state as it lies in a row: what changed since the one before it in the same segment; or all of it, without
 * the generated `id` at its end, which the stream says.
 */
export type StateLine = readonly [changes: State] | readonly [withoutId: State, endsInId: 1] | State;

/** @param before the state that the same segment tells of the same aggregate before this one, null for none */
export function writeState(state: State, before: State | null, stream: string): StateLine {
  const changes = before === null ? null : changesSince(before, state);
  if (changes !== null) return [changes];
  const names = Object.keys(state);
  if (names.at(-1) !== "id" || state.id !== aggregateIdOf(stream)) return state;
  const { id: _id, ...withoutId } = state;
  return [withoutId, 1];
}

/** @throws DamagedRowError when there is nothing that it changes */
export function readState(line: StateLine, before: State | undefined, stream: string): State {
  if (!isShort(line)) return line;
  if (line[1] === 1) return { ...line[0], id: aggregateIdOf(stream) };
  if (before === undefined) throw new DamagedRowError("The state that a later one changes is missing.");
  return { ...before, ...line[0] };
}

/** Fields whose data differ; null when the fields themselves do. */
function changesSince(before: State, state: State): State | null {
  const names = Object.keys(state);
  const namesBefore = Object.keys(before);
  if (names.length !== namesBefore.length || names.some((name, index) => name !== namesBefore[index])) return null;
  return Object.fromEntries(Object.entries(state).filter(([name, value]) => !isSameData(value, before[name])));
}

function isSameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b);
}

function isShort(line: StateLine): line is readonly [State] | readonly [State, 1] {
  return Array.isArray(line);
}
