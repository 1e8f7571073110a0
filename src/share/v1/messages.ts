import type { Message } from "aggregate-playground";
import { NotShareableError } from "../not-shareable.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import type { History, Instance } from "./history.ts";
import { type Body, codeBody } from "./message-body.ts";
import { microsecondsOf, parseTimestamp } from "./moments.ts";
import { codeName } from "./names.ts";
import { codeMessageId } from "./message-ids.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { type Stem, advance, nameOf, nextPosition, rememberUsualId, usualId } from "./streams.ts";
import { type Kind, integerKind } from "./symbol-coder.ts";

/** The command that stored a message. */
export interface Owner {
  readonly instance: Instance;
  readonly method: string;
  /** Milliseconds; null when the command's moment is no such thing. */
  readonly at: number | null;
  /** How many messages of the command came before. */
  readonly ordinal: number;
}

const positionKind = integerKind();
const globalPositionKind = integerKind();
/** Messages of one command beyond the third are expected to be alike. */
const ordinals = ["first", "second", "third", "later"] as const;
const ordinalOf = (place: number): string => ordinals[Math.min(place, 3)] ?? "later";
/** Positions beyond this are no numbers that a store counted up to. */
const farthest = 2 ** 47;

export function codeMessage(history: History, owner: Owner | undefined, value: Said<Message>): Message {
  const { session } = history;
  const root = session.root.child("message");
  if (owner === undefined) session.beginCommand();
  const ordinal = ordinalOf(owner?.ordinal ?? 3);
  const expected = owner === undefined ? undefined : history.stemOf(owner.instance);
  const stream = history.streams.code(root.child("stream").child(ordinal), expected, value?.streamName);
  const stem = "stem" in stream ? stream.stem : undefined;
  if (stem !== undefined) prepare(history, stem, owner);
  const kind = "stem" in stream ? stream.kind : "delta";
  const streamName = nameOf(stream);

  const type = codeName(session, causeOf(root, owner, stem).child(kind).child(ordinal), value?.type);
  const position = codeCount(session, root.child("position"), positionKind, nextPosition(stream), value?.position);
  advance(stream, position);
  const nextGlobal = history.globalPosition + 1;
  const globalPosition = codeCount(session, root, globalPositionKind, nextGlobal, value?.globalPosition);
  history.globalPosition = globalPosition;
  const usual = usualId(stream, position);
  const id = codeMessageId(session, root.child("id"), usual, value?.id);
  if (id === usual) rememberUsualId(stream, id, position);

  const isFirst = stem === undefined || stem.savedIn !== session.command;
  if (stem !== undefined) stem.savedIn = session.command;
  const at = owner?.at ?? null;
  const around = { stream: streamName, type, stem, kind, at, isFirst, clock: history.clock };
  // Data and metadata are JSON; whatever is not is refused where it is met.
  const { data, metadata, time } = codeBody(session, root, around, value as Said<Body>);
  const moment = typeof metadata["timestamp"] === "string" ? parseTimestamp(metadata["timestamp"]) : null;
  history.clock = moment ?? (Number.isNaN(time.getTime()) ? history.clock : microsecondsOf(time.getTime()));
  return { id, streamName, type, position, globalPosition, data, metadata, time };
}

/** Events of one method, or without a command those of one category, are of few types. */
function causeOf(root: Path, owner: Owner | undefined, stem: Stem | undefined): Path {
  if (owner !== undefined) return root.child("of commands").child(owner.instance.aggregate).child(owner.method);
  return root.child("of categories").child(stem?.category ?? "");
}

/** What is known of the aggregate explains what its events carry. */
function prepare({ session, learnCategory }: History, stem: Stem, owner: Owner | undefined): void {
  if (owner === undefined) {
    const path = session.root.child("stem").child(stem.category);
    session.offer(path.child("id"), stem.id);
    session.offerFields(path, stem.state ?? stem.fields);
  } else if (stem.id === owner.instance.id) {
    learnCategory(owner.instance.aggregate, stem.category);
    stem.state = owner.instance.state ?? stem.state;
  }
}

function codeCount(session: Session, path: Path, kind: Kind, expected: number, value: Said<number>): number {
  if (value !== undefined && !(Number.isInteger(value) && Math.abs(value) <= farthest && !Object.is(value, -0))) {
    throw new NotShareableError(`A link cannot hold the position ${value}.`);
  }
  const coded = expected + session.symbols.signed(path.place(kind), (value ?? expected) - expected);
  if (Math.abs(coded) > farthest) throw new DamagedPayload("A position is out of range.");
  return coded;
}
