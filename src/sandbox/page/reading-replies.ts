import type { ConsoleLine } from "../protocol.ts";
import { acceptConsole } from "../schemas.ts";
import { maximalLogs, maximalReply } from "../wire.ts";
import { parseHostileJson } from "./hostile-json.ts";
import type { CallResult } from "./realm.ts";

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: "timeout" | "crashed" | "refused" | "too large" };

/**
 * Reads the one reply of a call: length, depth and shape are checked before anybody sees it.
 * @param accept makes the value of the data and the console lines; null when it is not of the right shape
 */
export function readReply<T>(
  result: CallResult,
  accept: (data: unknown, lines: readonly ConsoleLine[]) => T | null,
): Reading<T> {
  if (!result.ok) return result;
  const data = parseHostileJson(result.json, maximalReply);
  if (!data.ok) return { ok: false, kind: data.reason === "too large" ? "too large" : "refused" };
  if (result.status === "err") return { ok: false, kind: isTooLarge(data.value) ? "too large" : "refused" };
  const logs = parseHostileJson(result.logs, maximalLogs);
  const lines = logs.ok ? acceptConsole(logs.value) : null;
  const value = lines === null ? null : accept(data.value, lines);
  return value === null ? { ok: false, kind: "refused" } : { ok: true, value };
}

function isTooLarge(data: unknown): boolean {
  return typeof data === "object" && data !== null && "kind" in data && data.kind === "too large";
}
