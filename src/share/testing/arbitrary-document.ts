import type { Message } from "aggregate-playground";
import fc from "fast-check";
import type { CommandEntry } from "../../document/command-entry.ts";
import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { uuidAt } from "../../engine/id-sequence.ts";
import { payloadHashOf } from "../../engine/payload-hash.ts";
import { printTimestamp } from "../../engine/timestamp.ts";
import { type ShareView, viewTabs } from "../share-view.ts";

const seed = "37fc8d10-1209-41d2-a6fa-4f7312912212";

/** Objects as `JSON.parse` makes them: fast-check's own now and then have no prototype. */
const plain = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true });

/** Any UTF-16 text: halves of surrogate pairs and control characters as well. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)),
    fc.constantFrom("\ud800", "\udfff", "\0", "é", "日", "🙂", "\u2028"),
  ),
  maxLength: 12,
});
const words = fc.constantFrom(
  "",
  "amount",
  "status",
  "ACTIVE",
  "ORD-0099",
  "ORD-0100",
  "1234",
  "constructor",
  "toString",
  "id",
  "items",
);
const ids = fc.oneof(
  fc.integer({ min: -20, max: 5_000 }).map((n) => uuidAt(seed, n)),
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
);
const milliseconds = fc.oneof(
  fc.integer({ min: 1_721_340_000_000, max: 1_721_350_000_000 }),
  fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }),
);
const instants = milliseconds.map((value) => new Date(value).toISOString());
const days = instants.map((text) => text.slice(0, 10));
const timestamps = fc
  .tuple(milliseconds, fc.integer({ min: 0, max: 999 }))
  .map(([value, rest]) =>
    Math.abs(value) > 9e12
      ? `${new Date(value).toISOString().slice(0, 23).replace("T", " ")}${String(rest).padStart(3, "0")}+00:00`
      : printTimestamp(value * 1000 + rest),
  );
const types = fc
  .tuple(
    fc.constantFrom("Banking", "My Shop"),
    fc.constantFrom("Opened", "Größe", "a b"),
    fc.integer({ min: 0, max: 12 }),
  )
  .map(([prefix, name, version]) => `${prefix}.${name}.v${version}`);
const texts = fc.oneof(
  { weight: 12, arbitrary: words },
  { weight: 4, arbitrary: anyText },
  { weight: 4, arbitrary: ids },
  { weight: 4, arbitrary: instants },
  { weight: 4, arbitrary: days },
  { weight: 4, arbitrary: timestamps },
  { weight: 4, arbitrary: types },
  { weight: 3, arbitrary: fc.string({ maxLength: 20 }) },
  // Longer than what a link knows again.
  { weight: 1, arbitrary: fc.string({ minLength: 75, maxLength: 90 }) },
);
const numbers = fc.oneof(
  fc.integer({ min: -3, max: 2_000 }),
  fc.integer({ min: -200_000, max: 200_000 }).map((cents) => cents / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
  fc.constantFrom(0, -0, 1e21, 5e-324, Number.MAX_VALUE, 0.1 + 0.2, 2 ** 53, -(2 ** 53), 1.5e300, 100, 1000, 123_000),
);

const keys = fc.oneof({ weight: 4, arbitrary: words }, anyText).filter((key) => key !== "__proto__");
/** Any value that JSON can say, and −0. */
export const anyJson: fc.Memo<unknown> = fc.memo((depth) => {
  const scalars = fc.oneof(texts, numbers, fc.boolean(), fc.constant(null));
  if (depth <= 1) return scalars;
  return fc.oneof(
    { weight: 3, arbitrary: scalars },
    fc.array(anyJson(depth - 1), { maxLength: 4 }),
    anyRecord(depth - 1),
  );
});
const anyRecord = (depth: number): fc.Arbitrary<Record<string, unknown>> =>
  fc.array(fc.tuple(keys, anyJson(depth)), { maxLength: 4 }).map((entries) => Object.fromEntries(entries));

const streams = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("banking::account", "shop::order", "a:snapshot", "a-b"),
      fc.constantFrom("-", "-fact-", ":snapshot-"),
      fc.oneof(ids, words),
    )
    .map((parts) => parts.join("")),
  anyText,
);

/** Metadata as the engine writes it, with now and then something else in it. */
const standardMetadata = (
  stream: string,
  type: string,
  data: Record<string, unknown>,
): fc.Arbitrary<Record<string, unknown>> =>
  plain({
    sequence: fc.oneof(
      fc.tuple(fc.nat(4), fc.nat(4)).map(([version, n]) => `${version}.${n}`),
      fc.nat(9).map(String),
      fc.nat(9),
      texts,
    ),
    timestamp: timestamps,
    changed: fc.option(
      fc.tuple(
        fc.constantFrom("id", "type", "fqn", "kind", "stream", "origin_stream", "timestamp", "version", "payload_hash"),
        anyJson(2),
      ),
      { freq: 3 },
    ),
  }).map(({ sequence, timestamp, changed }) => ({
    id: `${stream}-${sequence}`,
    type,
    fqn: `aggregate-playground.${type.split(".")[1] ?? ""}`,
    kind: "EVENT",
    stream,
    origin_stream: null,
    timestamp,
    version: `v${type.split(".v")[1] ?? ""}`,
    sequence_id: sequence,
    payload_hash: payloadHashOf(data),
    ...(changed === null ? {} : { [changed[0]]: changed[1] }),
  }));

const positions = fc.oneof(
  { weight: 3, arbitrary: fc.nat(12) },
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 }),
  fc.integer({ min: -(2 ** 47), max: 2 ** 47 }),
);
const messages: fc.Arbitrary<Message> = plain({
  streamName: streams,
  type: fc.oneof(types, anyText),
  data: anyRecord(3),
}).chain(({ streamName, type, data }) =>
  plain({
    id: fc.oneof({ weight: 4, arbitrary: ids }, texts),
    streamName: fc.constant(streamName),
    type: fc.constant(type),
    position: positions,
    globalPosition: positions,
    data: fc.constant(data),
    metadata: fc.oneof({ weight: 3, arbitrary: standardMetadata(streamName, type, data) }, anyRecord(2)),
    time: fc.oneof(
      { weight: 6, arbitrary: milliseconds.map((value) => new Date(value)) },
      fc.date({ noInvalidDate: false }),
    ),
  }),
);

const entries: fc.Arbitrary<CommandEntry> = plain({
  aggregate: fc.oneof(fc.constantFrom("Account", "Order"), anyText),
  id: fc.oneof(ids, words),
  method: fc.oneof(fc.constantFrom("new", "withdraw", "save"), anyText),
  args: fc.array(anyJson(3), { maxLength: 3 }),
  at: fc.oneof({ weight: 5, arbitrary: instants }, texts),
  outcome: fc.constantFrom("created", "stored", "rejected"),
  error: fc.option(plain({ name: texts, message: texts })),
  messages: fc.array(positions, { maxLength: 3 }),
  state: fc.option(anyRecord(3)),
}).map(({ error, messages: stored, state, ...entry }) => ({
  ...entry,
  ...(error === null ? {} : { error }),
  messages: stored,
  state,
}));

const sources = fc.oneof(
  fc.constant(""),
  anyText,
  fc.constant('const shop = new Domain("My Shop");\nclass Order {}\n'),
);
const files = plain({ "model.ts": sources, "scenario.ts": sources, "specs.ts": sources });
const noFiles = fc.constant({ "model.ts": "", "scenario.ts": "", "specs.ts": "" });

/** A message or a command or two, of any content: many of them find more than few large ones in the same time. */
export const smallDocument: fc.Arbitrary<WorkspaceDocument> = plain({
  title: words,
  files: fc.oneof({ weight: 9, arbitrary: noFiles }, { weight: 1, arbitrary: files }),
  messages: fc.array(messages, { maxLength: 1 }),
  commands: fc.array(entries, { maxLength: 1 }),
});

export const largerDocument: fc.Arbitrary<WorkspaceDocument> = plain({
  title: anyText,
  files,
  messages: fc.array(messages, { minLength: 2, maxLength: 4 }),
  commands: fc.array(entries, { minLength: 1, maxLength: 3 }),
});

export const anyView: fc.Arbitrary<ShareView | null> = fc.option(
  plain<ShareView>({
    stream: fc.option(streams),
    event: fc.option(fc.nat()),
    command: fc.option(fc.nat()),
    version: fc.option(fc.nat(500)),
    tab: fc.constantFrom(...viewTabs),
  }),
);
