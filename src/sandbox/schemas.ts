import * as v from "valibot";
import { fileNames } from "../document/source.ts";
import type { FieldDescription, ModelDescription } from "./model-description.ts";
import type { ConsoleLine, LoadReply, RunReply } from "./protocol.ts";

/**
 * The shapes that may come out of a sandbox. Known fields only: `object` copies them and leaves all others behind. Texts
 * and lists are capped; the depth and length of the whole are checked before (see page/hostile-json.ts).
 */

const text = v.pipe(v.string(), v.maxLength(100_000));
const name = v.pipe(v.string(), v.maxLength(1_000));
const count = v.pipe(v.number(), v.safeInteger());
const listOf = <const Item extends v.GenericSchema>(item: Item, maximum: number) =>
  v.pipe(v.array(item), v.maxLength(maximum));
const data = v.pipe(
  v.custom<Readonly<Record<string, unknown>>>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  ),
);

const maximalEvents = 50_000;
const maximalAggregates = 10_000;

const place = v.object({ file: v.picklist(fileNames), line: count, column: count });
const frame = v.object({ ...place.entries, function: name });
const thrownError = v.object({
  name,
  message: text,
  messages: v.nullable(v.record(name, listOf(text, 1_000))),
  stack: listOf(frame, 100),
});
const consoleLine = v.object({
  level: v.picklist(["log", "info", "warn", "error", "debug"]),
  text,
  place: v.nullable(place),
});
const consoleLines = listOf(consoleLine, 1_000);

const newMessage = v.object({ type: name, data, metadata: v.optional(data), id: v.optional(name) });
const record = v.object({
  stream: name,
  aggregate: name,
  id: name,
  version: count,
  position: count,
  state: data,
  createdOn: v.nullable(name),
  lastModifiedOn: v.nullable(name),
  isDiscarded: v.boolean(),
  clock: v.pipe(v.number(), v.finite()),
});
const image = v.object({
  record: v.nullable(record),
  aggregate: name,
  id: name,
  state: data,
  isDiscarded: v.boolean(),
  pending: listOf(newMessage, maximalEvents),
  isChanged: v.boolean(),
  createdOn: v.nullable(name),
  lastModifiedOn: v.nullable(name),
  clock: v.pipe(v.number(), v.finite()),
});
const append = v.object({
  streamName: name,
  messages: listOf(newMessage, maximalEvents),
  expectedVersion: v.optional(count),
});
const claim = v.object({ scope: name, value: text, stream: name, aggregate: name, field: name });
const change = v.object({ record, expectedVersion: v.nullable(count), claims: listOf(claim, 1_000) });
const commit = v.object({ appends: listOf(append, maximalAggregates), changes: listOf(change, maximalAggregates) });

const runReply = v.object({
  outcome: v.picklist(["done", "rejected", "needs"]),
  error: v.nullable(thrownError),
  needs: listOf(name, maximalAggregates),
  result: v.nullable(text),
  images: listOf(image, maximalAggregates),
  commits: listOf(commit, maximalEvents),
  published: listOf(v.object({ type: name, data, metadata: data }), maximalEvents),
  replayed: listOf(v.object({ version: count, state: data }), maximalEvents),
  steps: listOf(v.object({ input: text, output: v.nullable(text), error: v.nullable(thrownError) }), maximalAggregates),
  handlerErrors: listOf(v.object({ handler: name, event: name, error: thrownError }), maximalAggregates),
  idsUsed: v.pipe(count, v.minValue(0)),
});

const limit = v.nullable(v.pipe(v.number(), v.finite()));
const fieldKinds = [
  ...(["string", "text", "identifier", "auto", "integer", "float", "boolean", "date", "dateTime"] as const),
  ...(["list", "dict", "valueObject", "reference", "hasOne", "hasMany"] as const),
] as const;
const field: v.GenericSchema<unknown, FieldDescription> = v.object({
  name,
  kind: v.picklist(fieldKinds),
  required: v.boolean(),
  unique: v.boolean(),
  identifier: v.boolean(),
  default: v.unknown(),
  hasDefault: v.boolean(),
  choices: v.nullable(listOf(v.unknown(), 10_000)),
  description: text,
  min: limit,
  max: limit,
  minLength: limit,
  maxLength: limit,
  target: v.nullable(name),
  of: v.nullable(v.lazy(() => field)),
});
const element = v.object({
  kind: v.picklist(["aggregate", "entity", "value object", "event", "fact event", "event handler"]),
  name,
  aggregate: v.nullable(name),
  fields: listOf(field, 1_000),
  invariants: listOf(v.object({ name, when: v.picklist(["pre", "post"]) }), 1_000),
  isEventSourced: v.boolean(),
  hasFactEvents: v.boolean(),
  category: v.nullable(name),
  identifier: v.nullable(name),
  type: v.nullable(name),
  handles: listOf(name, 1_000),
});
const model: v.GenericSchema<unknown, ModelDescription> = v.object({
  domain: name,
  streamPrefix: name,
  elements: listOf(element, 2_000),
});
const loadReply = v.variant("ok", [
  v.object({ ok: v.literal(true), model, stoppedBy: v.exactOptional(thrownError) }),
  v.object({ ok: v.literal(false), error: thrownError }),
]);

/** What a schema made of a value and the console lines beside it, or why it is not of that shape. */
export type Accepted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };
export type Accept<T> = (value: unknown, lines: readonly ConsoleLine[]) => Accepted<T>;

export const acceptRunReply: Accept<RunReply> = (value, lines) => {
  const accepted = v.safeParse(runReply, value, { abortEarly: true });
  if (!accepted.success) return refusalOf(accepted.issues[0]);
  // Optional keys are absent rather than undefined: JSON has no undefined.
  return { ok: true, value: { ...accepted.output, console: lines } as RunReply };
};

export const acceptLoadReply: Accept<LoadReply> = (value, lines) => {
  const accepted = v.safeParse(loadReply, value, { abortEarly: true });
  return accepted.success ? { ok: true, value: { ...accepted.output, console: lines } } : refusalOf(accepted.issues[0]);
};

export function acceptConsole(value: unknown): readonly ConsoleLine[] | null {
  const accepted = v.safeParse(consoleLines, value, { abortEarly: true });
  return accepted.success ? accepted.output : null;
}

function refusalOf(issue: v.BaseIssue<unknown>): { readonly ok: false; readonly reason: string } {
  const path = v.getDotPath(issue)?.slice(0, 200) ?? "the whole";
  return { ok: false, reason: `${path} should be ${issue.expected ?? "something else"}` };
}
