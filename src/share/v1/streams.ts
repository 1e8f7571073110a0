import { messageIdOf } from "../../document/message-id.ts";
import { type SequencePlace, placeOfUuid, uuidFrom } from "../../engine/id-sequence.ts";
import type { Path } from "./path.ts";
import { Recents } from "./recents.ts";
import type { Said, Session } from "./session.ts";
import { codeString } from "./strings.ts";
import { choiceKind } from "./symbol-coder.ts";
import type { Json, JsonRecord } from "./json.ts";

/** The streams of one aggregate: `<category>-<id>`, `<category>-fact-<id>`, `<category>:snapshot-<id>`. */
export const streamKinds = ["delta", "fact", "snapshot"] as const;
export type StreamKind = (typeof streamKinds)[number];
const infixes = ["-", "-fact-", ":snapshot-"] as const;

/** What is known of one aggregate from its messages and commands. */
export class Stem {
  readonly category: string;
  readonly id: string;
  readonly names: readonly string[];
  /** Last position in each of its streams. */
  readonly positions = [-1, -1, -1];
  /** Last version and the number of the last event within it; for event-sourced ones the version alone. */
  version = -1;
  sequence = 0;
  /** Microseconds of its last event. */
  clock = -Infinity;
  state: JsonRecord | undefined = undefined;
  /** What its events said last under each key, while no state is known. */
  readonly fields: Record<string, Json> = {};
  /** The first message whose id was the usual one, in each of its streams: those of later ones follow from it. */
  readonly usualIds: ({ readonly place: SequencePlace; readonly position: number } | undefined)[] = [];
  /** The command that last stored a message of it. */
  savedIn = -1;

  constructor(category: string, id: string) {
    this.category = category;
    this.id = id;
    this.names = infixes.map((infix) => `${category}${infix}${id}`);
  }
}

/** A stream outside this naming: a person's own, from an import. */
export interface Loose {
  readonly name: string;
  position: number;
}

export type Stream = { readonly stem: Stem; readonly kind: StreamKind } | { readonly loose: Loose };

export function nameOf(stream: Stream): string {
  return "stem" in stream ? (stream.stem.names[streamKinds.indexOf(stream.kind)] ?? "") : stream.loose.name;
}

export function nextPosition(stream: Stream): number {
  if (!("stem" in stream)) return stream.loose.position + 1;
  return (stream.stem.positions[streamKinds.indexOf(stream.kind)] ?? -1) + 1;
}

/** The id that the store gives the message at the position. */
export function usualId(stream: Stream, position: number): string {
  if (!("stem" in stream)) return messageIdOf(stream.loose.name, position);
  const first = stream.stem.usualIds[streamKinds.indexOf(stream.kind)];
  return first === undefined ? messageIdOf(nameOf(stream), position) : uuidFrom(first.place, position - first.position);
}

export function rememberUsualId(stream: Stream, id: string, position: number): void {
  if (!("stem" in stream)) return;
  const index = streamKinds.indexOf(stream.kind);
  if (stream.stem.usualIds[index] !== undefined) return;
  const place = placeOfUuid(id);
  if (place !== null) stream.stem.usualIds[index] = { place, position };
}

export function advance(stream: Stream, position: number): void {
  if ("stem" in stream) stream.stem.positions[streamKinds.indexOf(stream.kind)] = position;
  else stream.loose.position = position;
}

const ways = ["owner", "recent", "composed", "loose"] as const;
const wayKind = choiceKind();
const streamKindKind = choiceKind();

export class Streams {
  readonly #session: Session;
  readonly #stems = new Map<string, Stem>();
  /** Those that messages were stored in. */
  readonly #recent = new Recents<Stem>();
  readonly #loose = new Map<string, Loose>();
  /** How the names that were met are read. */
  readonly #parts = new Map<string, StreamParts | null>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The aggregate's stem; a new one when it was not met before. */
  stem(category: string, id: string): Stem {
    const key = `${category}-${id}`;
    let stem = this.#stems.get(key);
    if (stem === undefined) {
      stem = new Stem(category, id);
      this.#stems.set(key, stem);
      this.#session.addString(key);
    }
    return stem;
  }

  /** @param owner the aggregate of the command that stored the message */
  code(path: Path, owner: Stem | undefined, name: Said<string>): Stream {
    const { symbols } = this.#session;
    const parts = name === undefined ? null : this.#partsOf(name);
    const found = parts === null ? undefined : this.#stems.get(parts.stem);
    const chosen = this.#wayOf(owner, name, parts, found);
    const way = ways[symbols.usualChoice(path.place(wayKind), ways.length, ways.indexOf(chosen))] ?? "loose";
    if (way === "loose") return { loose: this.#looseStream(codeString(this.#session, path.child("loose"), name)) };
    const stem = this.#codeStem(path, way, owner, found, parts);
    const kindIndex = symbols.usualChoice(
      path.place(streamKindKind),
      streamKinds.length,
      parts === null ? 0 : streamKinds.indexOf(parts.kind),
    );
    this.#recent.use(stem);
    return { stem, kind: streamKinds[kindIndex] ?? "delta" };
  }

  #partsOf(name: string): StreamParts | null {
    let parts = this.#parts.get(name);
    if (parts === undefined) {
      parts = partsOf(name);
      this.#parts.set(name, parts);
    }
    return parts;
  }

  #wayOf(
    owner: Stem | undefined,
    name: Said<string>,
    parts: StreamParts | null,
    found: Stem | undefined,
  ): (typeof ways)[number] {
    if (parts === null) return "loose";
    if (found === undefined) return "composed";
    // A category given in the code may hold a hyphen: then one name can be read in two ways.
    if (found.names[streamKinds.indexOf(parts.kind)] !== name) return "loose";
    return found === owner ? "owner" : this.#recent.has(found) ? "recent" : "composed";
  }

  #codeStem(
    path: Path,
    way: "owner" | "recent" | "composed",
    owner: Stem | undefined,
    found: Stem | undefined,
    parts: StreamParts | null,
  ): Stem {
    if (way === "owner" && owner !== undefined) return owner;
    if (way === "recent") return this.#recent.code(this.#session, path, found);
    const category = codeString(this.#session, path.child("category"), parts?.category);
    return this.stem(category, codeString(this.#session, path.child("id"), parts?.id));
  }

  #looseStream(name: string): Loose {
    let loose = this.#loose.get(name);
    if (loose === undefined) {
      loose = { name, position: -1 };
      this.#loose.set(name, loose);
    }
    return loose;
  }
}

interface StreamParts {
  readonly category: string;
  readonly kind: StreamKind;
  readonly id: string;
  /** Name of the aggregate's delta stream. */
  readonly stem: string;
}

const nameForm = /^([^-]+?)(:snapshot)?-(fact-)?(.+)$/s;

/** Null when the parts would not print back to the name. */
function partsOf(name: string): StreamParts | null {
  const match = nameForm.exec(name);
  if (match === null) return null;
  const [, category = "", snapshot, fact, id = ""] = match;
  if (snapshot !== undefined && fact !== undefined) return streamParts(category, "snapshot", `${fact}${id}`);
  return streamParts(category, snapshot !== undefined ? "snapshot" : fact !== undefined ? "fact" : "delta", id);
}

function streamParts(category: string, kind: StreamKind, id: string): StreamParts {
  return { category, kind, id, stem: `${category}-${id}` };
}
