import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { flagKind, integerKind } from "./symbol-coder.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import { type CodeWithin, type Json, isRecord, isSame } from "./json.ts";

const sameLengthKind = flagKind(70);
const lengthKind = integerKind();
const growthKind = integerKind();
const runKind = integerKind();
const stepKind = integerKind();

/** What the next item of a list is, set against the list before: the same item changed, a new one, or (after some were removed) a later one. */
const changed = 0;
const added = 1;

/** How far ahead an item without identity is looked for in the list before. */
const farthest = 32;

export function codeList(
  session: Session,
  path: Path,
  base: readonly Json[] | undefined,
  value: Said<readonly Json[]>,
  codeItem: CodeWithin,
): readonly Json[] {
  if (base !== undefined && base.length > 0) return codeChangedList(session, path, base, value, codeItem);
  const { symbols } = session;
  const length = symbols.integer(path.place(lengthKind), value?.length ?? 0);
  const items = path.child("*");
  const list: Json[] = [];
  for (let index = 0; index < length; index++) list.push(codeItem(items, undefined, itemOf(value, index)));
  return list;
}

function codeChangedList(
  session: Session,
  path: Path,
  base: readonly Json[],
  value: Said<readonly Json[]>,
  codeItem: CodeWithin,
): readonly Json[] {
  const { symbols } = session;
  const isSameLength = symbols.flag(path.place(sameLengthKind), value?.length === base.length);
  const growth = isSameLength ? 0 : symbols.signed(path.place(growthKind), (value?.length ?? 0) - base.length);
  const length = base.length + growth;
  if (length < 0) throw new DamagedPayload("A list has less than no items.");
  const items = path.child("*");
  const list: Json[] = [];
  let next = 0;
  while (list.length < length) {
    const room = Math.min(base.length - next, length - list.length);
    if (room > 0) {
      const run = symbols.integer(
        path.place(runKind),
        value === undefined ? 0 : sameFrom(base, next, value, list.length, room),
      );
      if (run > room) throw new DamagedPayload("A list goes on where the one before ended.");
      for (let index = 0; index < run; index++) {
        session.budget.spendValue(0);
        list.push(base[next++] ?? null);
      }
      if (list.length === length) break;
    }
    const item = itemOf(value, list.length);
    let like: Json | undefined;
    if (next < base.length) {
      const step = symbols.integer(
        path.place(stepKind),
        item === undefined ? 0 : stepTo(base, next, item, length - list.length),
      );
      if (step !== added) {
        next += step === changed ? 0 : step - 1;
        like = base[next++];
        if (like === undefined) throw new DamagedPayload("A list goes on where the one before ended.");
      }
    }
    list.push(codeItem(items, like, item));
  }
  return list;
}

/** A hole in a list has no place in JSON, which says null for it. */
function itemOf(value: Said<readonly Json[]>, index: number): Said<Json> {
  return value === undefined ? undefined : (value[index] ?? null);
}

function sameFrom(base: readonly Json[], from: number, value: readonly Json[], at: number, room: number): number {
  let run = 0;
  while (run < room && isSame(base[from + run] ?? null, itemOf(value, at + run) ?? null)) run++;
  return run;
}

function stepTo(base: readonly Json[], next: number, item: Json, left: number): number {
  const id = idOf(item);
  for (let index = next; index < base.length && (id !== undefined || index < next + farthest); index++) {
    const other = base[index] ?? null;
    if (id === undefined ? isSame(other, item) : Object.is(idOf(other), id))
      return index === next ? changed : index - next + 1;
  }
  return id !== undefined || left > base.length - next ? added : changed;
}

function idOf(item: Json): Json | undefined {
  return isRecord(item) ? item["id"] : undefined;
}
