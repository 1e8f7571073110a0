import type { TimelineEntry } from "../../store/workspace-store.ts";
import { matchesFilter } from "./filter-match.ts";
import type { ReadTimeline } from "./row-source.ts";
import { rowOfEntry } from "./timeline-row.ts";

/** A stored event of an account, for tests. */
export function entryFixture(
  number: number,
  given: Partial<TimelineEntry> & { readonly type?: string; readonly data?: Record<string, unknown> } = {},
): TimelineEntry {
  const { type = "Banking.AccountWithdrawn.v1", data = { accountNumber: "1234", amount: number }, ...rest } = given;
  const stream = "banking::account-1234";
  const time = new Date(Date.UTC(2024, 6, 18, 22, 1, 2) + number * 1_000);
  const entry: TimelineEntry = {
    number,
    kind: "delta",
    message: {
      id: `m-${number}`,
      streamName: stream,
      type,
      position: number - 1,
      globalPosition: number,
      data,
      metadata: {},
      time,
    },
    commandNumber: number,
    command: {
      aggregate: "Account",
      id: "1234",
      method: "withdraw",
      args: [number],
      at: time.toISOString(),
      outcome: "stored",
      messages: [number],
      state: null,
    },
    aggregate: "Account",
    stream,
    version: number,
  };
  return { ...entry, ...rest };
}

/** Reads windows of a list that may grow, as the store does; a filtered read looks through `scanBudget` entries at most. */
export function memoryReader(entries: readonly TimelineEntry[], scanBudget = Number.POSITIVE_INFINITY): ReadTimeline {
  return async ({ from, limit, direction, filter = {} }) => {
    const step = direction === "forward" ? 1 : -1;
    const found: TimelineEntry[] = [];
    let number = from;
    for (let looked = 0; looked < scanBudget && found.length < limit; looked += 1, number += step) {
      const entry = entries[number - 1];
      if (entry === undefined) return { entries: found, next: null };
      if (matchesFilter(rowOfEntry(entry), filter)) found.push(entry);
    }
    return { entries: found, next: entries[number - 1] === undefined ? null : number };
  };
}
