import type { Message } from "aggregate-playground";
import * as v from "valibot";
import type { CommandEntry } from "../../document/command-entry.ts";

/** Characters of a title, and of one source file. */
export const longestTitle = 300;
export const longestSource = 2 ** 21;

const text = v.string("must be a text.");
const optionalText = (fallback: string) => v.optional(v.string("must be a text."), fallback);
const count = (least: number) =>
  v.pipe(
    v.number("must be a number."),
    v.safeInteger("must be a whole number."),
    v.minValue(least, `must be ${least} or more.`),
  );
const source = v.optional(
  v.pipe(text, v.maxLength(longestSource, `must have at most ${longestSource.toLocaleString("en")} characters.`)),
  "",
);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const record = v.custom<Record<string, unknown>>(isRecord, "must be an object.");

const moment = v.pipe(
  v.string("must be a moment in ISO 8601, as 2024-07-18T22:01:02.364Z."),
  v.check(
    (value) => momentForm.test(value) && !Number.isNaN(Date.parse(value)),
    "must be a moment in ISO 8601, as 2024-07-18T22:01:02.364Z.",
  ),
);
const momentForm = /^(?:[+-]\d{2})?\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** What stands at the top of the file. Other keys are kept out, here as below. */
export const headSchema = v.object({
  title: v.optional(v.pipe(text, v.maxLength(longestTitle, `must have at most ${longestTitle} characters.`))),
  files: v.object(
    { "model.ts": source, "scenario.ts": source, "specs.ts": source },
    "must be an object with the files of the workspace.",
  ),
});

/** A message as the file has it; what may be missing is worked out from those before it. */
export const messageSchema = v.object(
  {
    id: v.optional(text),
    streamName: v.pipe(text, v.nonEmpty("must not be empty.")),
    type: v.pipe(text, v.nonEmpty("must not be empty.")),
    position: v.optional(count(0)),
    globalPosition: v.optional(count(1)),
    data: record,
    metadata: v.optional(record, {}),
    time: v.pipe(
      moment,
      v.transform((value) => new Date(value)),
    ),
  },
  "must be an object.",
);

export const commandSchema = v.object(
  {
    aggregate: text,
    id: text,
    method: text,
    args: v.optional(v.array(v.unknown(), "must be a list."), []),
    at: moment,
    outcome: v.picklist(["created", "stored", "rejected"], 'must be "created", "stored" or "rejected".'),
    error: v.optional(v.object({ name: optionalText("Error"), message: optionalText("") }, "must be an object.")),
    messages: v.optional(v.array(count(1), "must be a list."), []),
    state: v.optional(v.nullable(record), null),
  },
  "must be an object.",
);

export type FileMessage = v.InferOutput<typeof messageSchema>;

/** In the order of keys that every document has. */
export function commandOf({
  aggregate,
  id,
  method,
  args,
  at,
  outcome,
  error,
  messages,
  state,
}: v.InferOutput<typeof commandSchema>): CommandEntry {
  return error === undefined
    ? { aggregate, id, method, args, at, outcome, messages, state }
    : { aggregate, id, method, args, at, outcome, error, messages, state };
}

/** @param usual what the message is given where it says nothing itself */
export function messageOf(message: FileMessage, usual: Pick<Message, "id" | "position" | "globalPosition">): Message {
  const { streamName, type, data, metadata, time } = message;
  return {
    id: message.id ?? usual.id,
    streamName,
    type,
    position: message.position ?? usual.position,
    globalPosition: message.globalPosition ?? usual.globalPosition,
    data,
    metadata,
    time,
  };
}
