import type { TimelineEntry } from "../store/workspace-store.ts";

/** What `role=status` says of stored events: "AccountWithdrawn stored, version 1". */
export function wordsOfStored(entries: readonly TimelineEntry[], version: number): string | null {
  const deltas = entries.filter(({ kind }) => kind === "delta").map(eventName);
  const facts = entries.filter(({ kind }) => kind === "fact").map(eventName);
  if (deltas.length === 0 && facts.length === 0) return null;
  const named = deltas.length > 0 ? deltas : facts;
  const alongside =
    deltas.length > 0 && facts.length > 0
      ? `, with ${facts.length === 1 ? "a fact event" : `${facts.length} fact events`}`
      : "";
  return `${storedEvents(named)}, version ${version}${alongside}`;
}

function storedEvents(names: readonly string[]): string {
  const [only] = names;
  if (names.length === 1 && only !== undefined) return `${only} stored`;
  return `${names.length} events stored: ${listed(names)}`;
}

/** "A", "A and B", "A, B and C"; names that repeat are counted, long lists cut. */
export function listed(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const parts = [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`));
  const shown = parts.length > 4 ? [...parts.slice(0, 3), `${parts.length - 3} more`] : parts;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

/** `Banking.AccountWithdrawn.v1` → `AccountWithdrawn`. */
export function classOfType(type: string): string {
  return type.split(".").at(-2) ?? type;
}

function eventName({ message }: TimelineEntry): string {
  return classOfType(message?.type ?? "");
}

export function wordsOfPending(types: readonly string[]): string {
  if (types.length === 0) return "A change is pending: nothing is stored until you save";
  const names = types.map(classOfType);
  return `${listed(names)} pending: ${names.length === 1 ? "it is" : "they are"} stored when you save`;
}

/** A command that neither changed nor raised anything: a question that the model answered. */
export function wordsOfResult(method: string, result: string | null): string {
  return result === null ? `${method}: nothing changed` : `${method} returned ${result}`;
}

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
