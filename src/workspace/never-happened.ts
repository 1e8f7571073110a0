import type { LongWork, StoredWorkspace, TimelineEntry } from "../store/workspace-store.ts";
import { giveAgain, type GivenAgain } from "./giving-again.ts";
import { readLog, type Log, type LoggedCommand } from "./logged-command.ts";
import { savesOf, type LoggedSave } from "./logged-saves.ts";
import { cancellable } from "./long-work.ts";
import { counted, listed } from "./outcome-words.ts";
import { announce, type Session } from "./session.ts";

/**
 * What if this command had never happened? Makes a branch with the history before it, and gives the later commands once
 * more, each with its own clock and ids. Those that fail now stand in the branch as refused. To be called in turn.
 * @param number of the timeline entry that belongs to the command
 */
export async function branchWithout(session: Session, number: number): Promise<string | null> {
  const made = await cancellable(session, "Giving the later commands again", (work) => branch(session, number, work));
  if (made === null) return null;
  announce(session, made.words);
  session.ports.openWorkspace?.(made.id, made.words);
  return made.id;
}

async function branch(
  session: Session,
  number: number,
  work: Required<LongWork>,
): Promise<{ readonly id: string; readonly words: string } | null> {
  const { stored, store } = session.ports;
  const { model, summary, files } = session.read();
  const [entry] = (await stored.timeline({ from: number, limit: 1, direction: "forward" })).entries;
  const { document, commands } = await readLog(stored, { signal: work.signal });
  const place = entry === undefined ? -1 : placeOf(commands, entry);
  const command = commands[place];
  const cut = model === null || command === undefined ? null : cutAt(savesOf(commands), command);
  if (cut === null) {
    announce(session, "This command cannot be left out: it is not in the log.");
    return null;
  }
  const title = `${summary.title}, without ${nameOf(cut.leftOut)}`;
  const before = historyBefore(document, cut.before);
  const made = await store.create({ title, files, ...before }, { signal: work.signal });
  let outcome: GivenAgain;
  try {
    outcome = await giveAgain(session, made, { saves: cut.later, messages: document.messages }, work);
  } catch (error) {
    await removeUnfinished(store, made);
    throw error;
  }
  return { id: made.summary.id, words: wordsOf(title, outcome) };
}

async function removeUnfinished(store: Session["ports"]["store"], { summary }: StoredWorkspace): Promise<void> {
  await store.remove(summary.id);
}

function placeOf(commands: readonly LoggedCommand[], { message, commandNumber, command }: TimelineEntry): number {
  if (message !== null) return commands.findIndex(({ entry }) => entry.messages.includes(message.globalPosition));
  const numbered = commands[commandNumber - 1]?.entry;
  return numbered?.at === command?.at && numbered?.outcome === "rejected"
    ? commandNumber - 1
    : commands.findIndex(({ entry }) => entry.outcome === "rejected" && entry.at === command?.at);
}

interface Cut {
  /** So many commands of the log stay as they are: up to the save that the command belongs to. */
  readonly before: number;
  readonly leftOut: readonly LoggedCommand[];
  readonly later: readonly LoggedSave[];
}

/** What an event handler saved falls with its cause; a run of a scenario falls as a whole. */
function cutAt(saves: readonly LoggedSave[], command: LoggedCommand): Cut | null {
  const at = saves.findIndex(({ commands }) => commands.includes(command));
  const cause = saves.findLastIndex(({ kind }, index) => index <= at && kind !== "follow-up");
  const save = saves[cause];
  if (save === undefined) return null;
  const isOneOfSeveral = cause === at && save.kind === "together";
  const leftOut = isOneOfSeveral ? [command] : save.commands;
  const rest = save.commands.filter((each) => !leftOut.includes(each));
  const later = [...(rest.length === 0 ? [] : [{ ...save, commands: rest }]), ...saves.slice(cause + 1)];
  return { before: saves.slice(0, cause).reduce((sum, { commands }) => sum + commands.length, 0), leftOut, later };
}

function historyBefore({ messages, commands }: Log["document"], place: number): Log["document"] {
  const kept = commands.slice(0, place);
  const first = commands.slice(place).flatMap((command) => command.messages)[0] ?? Infinity;
  return { commands: kept, messages: messages.filter(({ globalPosition }) => globalPosition < first) };
}

function nameOf(leftOut: readonly LoggedCommand[]): string {
  const [first] = leftOut;
  if (first === undefined) return "it";
  if (first.entry.method === "scenario") return "the scenario's run";
  return leftOut.length > 1 ? counted(leftOut.length, "command") : nameOfCommand(first.entry);
}

function nameOfCommand({ method, aggregate }: LoggedCommand["entry"]): string {
  return method === "new" ? `New ${aggregate}` : method;
}

function wordsOf(title: string, { given, refused, accepted }: GivenAgain): string {
  const named = (entries: GivenAgain["refused"]) => listed(entries.map(nameOfCommand));
  const changes = [
    refused.length === 0 ? "" : `${refused.length} ${refused.length === 1 ? "fails" : "fail"} now: ${named(refused)}`,
    accepted.length === 0
      ? ""
      : `${accepted.length} refused before ${accepted.length === 1 ? "is" : "are"} accepted now: ${named(accepted)}`,
  ].filter((part) => part !== "");
  const outcome = changes.length === 0 ? "all as before" : changes.join("; ");
  return `Branched as “${title}”: ${counted(given, "later command")} given again, ${outcome}`;
}
