import type { CommandEntry } from "../../document/command-entry.ts";
import { codeUsualCount } from "./counts.ts";
import { NotShareableError } from "../not-shareable.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import type { History, Instance } from "./history.ts";
import { parseInstant, printInstant } from "./moments.ts";
import { codeName } from "./names.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { codeString } from "./strings.ts";
import { choiceKind, flagKind, integerKind } from "./symbol-coder.ts";
import { type Json, type JsonRecord, isList, isRecord } from "./json.ts";
import { codeValue } from "./values.ts";

/** A command without its messages, which follow it and need to know it. */
export interface CommandHead {
  readonly instance: Instance;
  readonly method: string;
  readonly outcome: CommandEntry["outcome"];
  /** Milliseconds of `at`; null when it is no such moment. */
  readonly moment: number | null;
  readonly entry: (messages: readonly number[]) => CommandEntry;
}

const outcomes = ["stored", "created", "rejected"] as const;

const isKnownKind = flagKind(70);
const isMomentKind = flagKind(99);
const atKind = integerKind();
const outcomeKind = choiceKind();
const hasErrorKind = flagKind();
const isStateKind = flagKind(80);

export function codeCommand(history: History, value: Said<CommandEntry>): CommandHead {
  const { session } = history;
  session.beginCommand();
  const root = session.root.child("command");
  const moment = codeMoment(session, root.child("at"), value?.at);
  const aggregate = codeName(session, root.child("aggregate"), value?.aggregate);
  const about = root.child(aggregate);
  const method = codeName(session, about.child("method"), value?.method);
  const path = about.child(method);
  const instance = codeInstance(history, path, aggregate, value?.id);
  session.offerFields(about.child("before"), instance.state);
  const args = codeArguments(session, path.child("args"), value?.args);
  offerFocus(session, about.child("focus"), instance, args);
  if (value !== undefined && !outcomes.includes(value.outcome)) {
    throw new NotShareableError(`A link cannot hold a command that ended as "${value.outcome}".`);
  }
  const outcome =
    outcomes[
      session.symbols.usualChoice(
        path.place(outcomeKind),
        outcomes.length,
        value === undefined ? 0 : outcomes.indexOf(value.outcome),
      )
    ] ?? "stored";
  const error = codeError(session, path, outcome, value);
  const state = codeState(session, path, outcome, instance, value?.state);
  if (state !== null) instance.state = state;
  const { id } = instance;
  const at = moment.text;
  const entry = (messages: readonly number[]): CommandEntry =>
    error === undefined
      ? { aggregate, id, method, args, at, outcome, messages, state }
      : { aggregate, id, method, args, at, outcome, error, messages, state };
  return { instance, method, outcome, moment: moment.milliseconds, entry };
}

function codeMoment(
  session: Session,
  path: Path,
  value: Said<string>,
): { readonly text: string; readonly milliseconds: number | null } {
  const { symbols } = session;
  const written = value === undefined ? null : parseInstant(value);
  if (!symbols.flag(path.place(isMomentKind), written !== null)) {
    return { text: codeString(session, path, value), milliseconds: null };
  }
  const milliseconds = session.clock + symbols.signed(path.place(atKind), (written ?? session.clock) - session.clock);
  const text = printInstant(milliseconds);
  if (text === null) throw new DamagedPayload("A moment is out of range.");
  session.clock = milliseconds;
  session.offer(path, text);
  return { text, milliseconds };
}

function codeInstance(history: History, path: Path, aggregate: string, id: Said<string>): Instance {
  const { session } = history;
  const { symbols } = session;
  const known = id === undefined ? undefined : history.find(aggregate, id);
  if (symbols.flag(path.place(isKnownKind), known !== undefined)) {
    const instance = history.recents(aggregate).code(session, path, known);
    session.offer(path.child("id"), instance.id);
    return history.use(aggregate, instance.id);
  }
  const coded = codeString(session, path.child("id"), id);
  session.offer(path.child("id"), coded);
  return history.use(aggregate, coded);
}

function codeArguments(session: Session, path: Path, value: Said<readonly unknown[]>): readonly Json[] {
  // Arguments are JSON; whatever is not is refused where it is met.
  const written = value as Said<readonly Json[]>;
  const count = codeUsualCount(session, path, written?.length);
  const args: Json[] = [];
  for (let index = 0; index < count; index++) {
    const argument = written === undefined ? undefined : (written[index] ?? null);
    args.push(codeValue(session, path.child(String(index)), undefined, argument));
  }
  return args;
}

function codeError(session: Session, path: Path, outcome: string, value: Said<CommandEntry>): CommandEntry["error"] {
  const place = path.child(outcome).place(hasErrorKind);
  if (!session.symbols.flag(place, value?.error !== undefined)) return undefined;
  const about = path.child("error");
  return {
    name: codeName(session, about.child("name"), value?.error?.name),
    message: codeName(session, about.child("message"), value?.error?.message),
  };
}

function codeState(
  session: Session,
  path: Path,
  outcome: string,
  instance: Instance,
  value: Said<CommandEntry["state"]>,
): JsonRecord | null {
  if (!session.symbols.flag(path.child(outcome).place(isStateKind), value !== undefined && value !== null)) return null;
  // A state is JSON; whatever is not is refused where it is met.
  const state = codeValue(session, path.child("state"), instance.state, (value ?? undefined) as Said<JsonRecord>);
  if (!isRecord(state)) throw new DamagedPayload("A state is no object.");
  return state;
}

/** The child of the aggregate that an argument names by its id may explain what the command did. */
function offerFocus(session: Session, path: Path, instance: Instance, args: readonly Json[]): void {
  const ids = args.filter((argument) => typeof argument === "string");
  if (ids.length === 0) return;
  for (const list of Object.values(instance.state ?? {})) {
    const child = isList(list) ? list.find((item) => isRecord(item) && ids.some((id) => id === item["id"])) : undefined;
    if (isRecord(child)) session.offerFields(path, child);
  }
}
