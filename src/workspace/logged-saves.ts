import { isOwnCommand, type LoggedCommand } from "./logged-command.ts";

/** Commands that belong together in the log. */
export interface LoggedSave {
  /**
   * `alone`: saved or refused by itself. `together`: saved by hand, in one transaction. `scenario`: saved by one run of a
   * scenario. `follow-up`: by an event handler, or by hand without a command.
   */
  readonly kind: "alone" | "together" | "scenario" | "follow-up";
  /** In the order in which they were given; with those that were refused while the others were pending. */
  readonly commands: readonly LoggedCommand[];
}

/** The log, save by save. */
export function savesOf(log: readonly LoggedCommand[]): readonly LoggedSave[] {
  const groups: LoggedCommand[][] = [];
  for (const command of log) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && areTogether(before, command)) group.push(command);
    else groups.push([command]);
  }
  const saves: LoggedSave[] = [];
  for (const commands of groups) {
    const [first] = commands;
    if (first === undefined) continue;
    const kind = kindOf(commands, first);
    if (kind !== "together") saves.push({ kind, commands });
    else saves.push({ kind, commands: [...takeRefusedSince(commands, saves), ...commands].sort(byTime) });
  }
  return saves;
}

function kindOf(commands: readonly LoggedCommand[], first: LoggedCommand): LoggedSave["kind"] {
  const { entry } = first;
  if (entry.method === "scenario") return "scenario";
  if (!isOwnCommand(entry)) return "follow-up";
  const wasPending = entry.outcome !== "rejected" && savedByHandAt(first) !== null;
  return commands.length > 1 || wasPending ? "together" : "alone";
}

function areTogether(before: LoggedCommand, next: LoggedCommand): boolean {
  const [entry, other] = [before.entry, next.entry];
  if (entry.method === "scenario") return other.method === "scenario" && entry.at === other.at;
  if (!isOwnCommand(entry) || !isOwnCommand(other)) return false;
  if (entry.outcome === "rejected" || other.outcome === "rejected") return false;
  // What is not the last of its aggregate's in a save leaves the state to the last.
  if (entry.state === null) return true;
  const at = savedByHandAt(before);
  return at !== null && at === savedByHandAt(next);
}

/** The clock of the save, of a command that was pending before it. */
function savedByHandAt({ entry, recording }: LoggedCommand): number | null {
  const at = recording?.at ?? null;
  return at === Date.parse(entry.at) ? null : at;
}

/** A refusal is logged at once, what is pending when it is saved: the later it was given, the earlier it stands. */
function takeRefusedSince(commands: readonly LoggedCommand[], saves: LoggedSave[]): readonly LoggedCommand[] {
  const begin = Math.min(...commands.map(timeOf));
  const refused: LoggedCommand[] = [];
  for (;;) {
    const [last] = saves.at(-1)?.commands ?? [];
    if (last?.entry.outcome !== "rejected" || timeOf(last) <= begin) return refused;
    saves.pop();
    refused.unshift(last);
  }
}

function byTime(one: LoggedCommand, other: LoggedCommand): number {
  return timeOf(one) - timeOf(other);
}

function timeOf({ entry }: LoggedCommand): number {
  return Date.parse(entry.at);
}
