import { categoryOf, factStreamOf, snapshotStreamOf } from "../../engine/naming.ts";

/** An aggregate's streams: its delta events, and the fact events and snapshots that go with them (DOM4). */
export const streamKinds = ["delta", "fact", "snapshot"] as const;
export type StreamKind = (typeof streamKinds)[number];

export interface StreamPlace {
  /** Name of the delta stream: what stands for the whole aggregate. */
  readonly family: string;
  readonly kind: StreamKind;
}

const snapshotStream = /^([^-]*):snapshot-(.*)$/s;
const factStream = /^([^-]*)-fact-(.*)$/s;

export function placeOfStream(streamName: string): StreamPlace {
  const snapshot = snapshotStream.exec(streamName);
  if (snapshot !== null) return { family: `${snapshot[1]}-${snapshot[2]}`, kind: "snapshot" };
  const fact = factStream.exec(streamName);
  if (fact !== null) return { family: `${fact[1]}-${fact[2]}`, kind: "fact" };
  return { family: streamName, kind: "delta" };
}

export function streamNameOf({ family, kind }: StreamPlace): string {
  if (kind === "delta") return family;
  const hyphen = family.indexOf("-");
  // A stream of another kind was recognised by its hyphen, so its family has one.
  const [category, id] = [family.slice(0, hyphen), family.slice(hyphen + 1)];
  return kind === "fact" ? factStreamOf(category, id) : snapshotStreamOf(category, id);
}

/** Text after the first `-` of a delta stream's name. */
export function aggregateIdOf(family: string): string {
  const hyphen = family.indexOf("-");
  return hyphen < 0 ? "" : family.slice(hyphen + 1);
}

/** `banking::user_account-1` → `UserAccount`: the best guess for a stream that no record belongs to. */
export function classNameGuess(family: string): string {
  const name = categoryOf(family).split("::").at(-1) ?? "";
  return name.replace(/(?:^|_)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
