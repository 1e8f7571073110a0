import { type Accept, acceptConsole } from "../schemas.ts";
import { maximalLogs, maximalReply } from "../wire.ts";
import { parseHostileJson } from "./hostile-json.ts";
import type { CallResult } from "./realm.ts";

export type Reading<T> = { readonly ok: true; readonly value: T } | Unreadable;

export interface Unreadable {
  readonly ok: false;
  readonly kind: "timeout" | "crashed" | "refused" | "too large";
  /** Why it was refused, when more can be said than that. */
  readonly reason?: string;
}

/** Reads the one reply of a call: length, depth and shape are checked before anybody sees it. */
export function readReply<T>(result: CallResult, accept: Accept<T>): Reading<T> {
  if (!result.ok) return result;
  const data = parseHostileJson(result.json, maximalReply);
  if (!data.ok) return data;
  if (result.status === "err") return failureIn(data.value);
  const logs = parseHostileJson(result.logs, maximalLogs);
  const lines = logs.ok ? acceptConsole(logs.value) : null;
  if (lines === null) return { ok: false, kind: "refused", reason: "its console lines are not in the form expected" };
  const accepted = accept(data.value, lines);
  return accepted.ok ? accepted : { ok: false, kind: "refused", reason: accepted.reason };
}

/** What the worker's own glue said of a call that it could not answer (`CallFailure` in wire.ts). */
function failureIn(data: unknown): Unreadable {
  if (typeof data !== "object" || data === null) return { ok: false, kind: "refused" };
  if ("kind" in data && data.kind === "too large") return { ok: false, kind: "too large" };
  const reason = "message" in data && typeof data.message === "string" ? data.message.slice(0, 1000) : "";
  return { ok: false, kind: "refused", ...(reason === "" ? {} : { reason }) };
}
