import { DamagedPayload } from "./damaged-payload.ts";
import { codeFirstId, codeFollowingId, isId } from "./ids.ts";
import { dayOf, parseDay, parseInstant, printDay, printInstant } from "./moments.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { type Kind, choiceKind, integerKind } from "./symbol-coder.ts";

/** How a string is said. The order is part of the format. */
type Way =
  | { readonly way: "here" | "anywhere"; readonly place: number }
  | { readonly way: "following id"; readonly chain: number; readonly distance: number }
  | { readonly way: "id" }
  | { readonly way: "instant" | "day" | "successor"; readonly distance: number }
  | { readonly way: "type"; readonly prefix: string; readonly name: string; readonly version: number }
  | { readonly way: "text" };
const ways = ["here", "anywhere", "following id", "id", "instant", "day", "successor", "type", "text"] as const;

const wayKind = choiceKind();
const hereKind = choiceKind();
const anywhereKind = choiceKind();
const instantKind = integerKind();
const dayKind = integerKind();
const successorKind = integerKind();
const versionKind = integerKind();

const typeForm = /^([^.]+)\.([\p{L}_$][\p{L}\p{N}_$]*)\.v([1-9]\d{0,5})$/u;
const serialForm = /^(.*?)(\d{1,9})$/s;
/** Longer strings are said anew when they come again: the text model, or the compressor, knows them well enough. */
const longestKnown = 80;

/** A string in whatever way is shortest: as one that was seen before, as an id or moment that follows, or as text. */
export function codeString(session: Session, path: Path, value: Said<string>): string {
  const way = value === undefined ? undefined : wayOf(session, path, value);
  const index = session.symbols.usualChoice(
    path.place(wayKind),
    ways.length,
    way === undefined ? 0 : ways.indexOf(way.way),
  );
  const name = ways[index] ?? "text";
  const coded = codeWay(session, path, name, way, value);
  session.budget.spendCharacters(coded.length);
  if (name !== "here" && coded.length <= longestKnown) {
    // Only who writes asks where a string stands.
    if (!session.isReading) path.stringPlaces.set(coded, path.strings.length);
    path.strings.push(coded);
    if (name !== "instant" && name !== "day") session.addString(coded);
  }
  return coded;
}

function wayOf(session: Session, path: Path, value: string): Way {
  if (value.length > longestKnown) return { way: "text" };
  const here = path.stringPlaces.get(value);
  if (here !== undefined) return { way: "here", place: here };
  const anywhere = session.placeOfString(value);
  if (anywhere !== undefined) return { way: "anywhere", place: anywhere };
  if (isId(value)) {
    const link = session.ids.find(value);
    return link === null ? { way: "id" } : { way: "following id", ...link };
  }
  const instant = parseInstant(value);
  if (instant !== null) return { way: "instant", distance: instant - session.clock };
  const day = parseDay(value);
  if (day !== null) return { way: "day", distance: day - dayOf(session.clock) };
  const distance = distanceFrom(path.strings.at(-1), value);
  if (distance !== null) return { way: "successor", distance };
  const type = typeForm.exec(value);
  if (type !== null) return { way: "type", prefix: type[1] ?? "", name: type[2] ?? "", version: Number(type[3]) };
  return { way: "text" };
}

function codeWay(session: Session, path: Path, name: Way["way"], way: Way | undefined, value: Said<string>): string {
  const { symbols } = session;
  const distance = way !== undefined && "distance" in way ? way.distance : 0;
  const place = way !== undefined && "place" in way ? way.place : 0;
  const signed = (kind: Kind): number => symbols.signed(path.place(kind), distance);
  switch (name) {
    case "here":
      return known(path.strings, symbols.choice(path.place(hereKind), Math.max(path.strings.length, 1), place));
    case "anywhere":
      return known(
        session.strings,
        symbols.choice(path.place(anywhereKind), Math.max(session.strings.length, 1), place),
      );
    case "following id":
      return codeFollowingId(session, path, way?.way === name ? way : undefined, value);
    case "id":
      return codeFirstId(session, value);
    case "instant":
      return printed(printInstant(session.clock + signed(instantKind)));
    case "day":
      return printed(printDay(dayOf(session.clock) + signed(dayKind)));
    case "successor":
      return printed(successor(path.strings.at(-1), signed(successorKind)));
    case "type": {
      const parts = way?.way === name ? way : undefined;
      const prefix = codeString(session, path.child("prefix"), parts?.prefix);
      const className = codeString(session, path.child("class"), parts?.name);
      return `${prefix}.${className}.v${symbols.integer(path.place(versionKind), parts?.version ?? 0)}`;
    }
    case "text":
      return session.texts.code(1, path.mark, value);
  }
}

/** `A-1001` → `A-1003` is 2; null when the texts differ in more than the number at their end, or in its width. */
function distanceFrom(last: string | undefined, value: string): number | null {
  if (last === undefined) return null;
  const next = serialForm.exec(value);
  const before = serialForm.exec(last);
  if (next === null || before === null || next[1] !== before[1]) return null;
  const distance = Number(next[2]) - Number(before[2]);
  return Math.abs(distance) < 1000 && successor(last, distance) === value ? distance : null;
}

function successor(last: string | undefined, distance: number): string | null {
  const match = serialForm.exec(last ?? "");
  if (match === null) return null;
  const [, prefix = "", digits = ""] = match;
  const number = Number(digits) + distance;
  return number < 0 || number > 999_999_999 ? null : `${prefix}${String(number).padStart(digits.length, "0")}`;
}

function known(strings: readonly string[], place: number): string {
  const text = strings[place];
  if (text === undefined) throw new DamagedPayload("A text is named that was not said.");
  return text;
}

function printed(text: string | null): string {
  if (text === null) throw new DamagedPayload("A moment or number is out of range.");
  return text;
}
