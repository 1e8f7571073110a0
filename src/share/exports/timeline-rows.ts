import type { Message } from "aggregate-playground";
import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { categoryOf } from "../../engine/naming.ts";

/** A line of the timeline as it is exported. */
export interface TimelineRow {
  readonly kind: "delta" | "fact" | "snapshot" | "rejected";
  /** Global position; null for a rejected command. */
  readonly number: number | null;
  readonly time: Date;
  /** `AccountWithdrawn`, or for a rejected command `withdraw: Balance cannot be below …`. */
  readonly event: string;
  /** Delta stream of the aggregate: all of one aggregate's rows share it. */
  readonly stream: string;
  readonly version: string;
  readonly data: unknown;
}

/** Events as they were stored, and each rejected command after those before it. */
export function timelineRows({ messages, commands }: WorkspaceDocument): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  const streams = new Map<string, string>();
  let next = 0;
  const takeUpTo = (last: number): void => {
    for (
      let message = messages[next];
      message !== undefined && message.globalPosition <= last;
      message = messages[++next]
    ) {
      rows.push(rowOf(message));
    }
  };
  for (const { aggregate, id, method, args, at, outcome, error, messages: own } of commands) {
    takeUpTo(own.at(-1) ?? 0);
    const key = `${aggregate}\n${id}`;
    const stored = rows.at(-1);
    if (own.length > 0 && stored !== undefined) streams.set(key, stored.stream);
    if (outcome !== "rejected") continue;
    const event = `${method}: ${error?.message ?? "rejected"}`;
    const stream = streams.get(key) ?? `${aggregate} ${id}`.trim();
    rows.push({ kind: "rejected", number: null, time: new Date(at), event, stream, version: "", data: args });
  }
  takeUpTo(Infinity);
  return rows;
}

function rowOf({ streamName, type, globalPosition, data, metadata, time }: Message): TimelineRow {
  const category = categoryOf(streamName);
  const rest = streamName.slice(category.length);
  const kind = category.endsWith(":snapshot") ? "snapshot" : rest.startsWith("-fact-") ? "fact" : "delta";
  const stream = `${category.replace(/:snapshot$/, "")}${kind === "fact" ? rest.replace("-fact-", "-") : rest}`;
  const sequence = metadata["sequence_id"];
  const version =
    typeof sequence === "string" || typeof sequence === "number" ? (String(sequence).split(".")[0] ?? "") : "";
  return { kind, number: globalPosition, time, event: nameOf(type), stream, version, data };
}

/** `Banking.AccountWithdrawn.v1` → `AccountWithdrawn`. */
function nameOf(type: string): string {
  return /^[^.]+\.(.+)\.v\d+$/.exec(type)?.[1] ?? type;
}
