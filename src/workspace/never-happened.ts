import type { CommandEntry } from "../document/command-entry.ts";
import type { WorkspaceDocument } from "../document/workspace-document.ts";
import type { Recording, WireValue } from "../sandbox/protocol.ts";
import type { StoredWorkspace, TimelineEntry } from "../store/workspace-store.ts";
import { rejectedRecord } from "./command-records.ts";
import type { Command, Core } from "./core.ts";
import { counted } from "./outcome-words.ts";
import { perform } from "./performing.ts";
import { announce, type Session } from "./session.ts";
import { logRejected } from "./storing.ts";

/** A logged command with what its clock and ids were; null when it came from a file or a link. */
interface Logged {
  readonly entry: CommandEntry;
  readonly stream: string | null;
  readonly recording: Recording | null;
}

/**
 * What if this command had never happened? Makes a branch with the history before it, and gives the later commands once
 * more, each with its own clock and ids. Those that fail now stand in the branch as refused. To be called in turn.
 * @param number of the timeline entry that belongs to the command
 */
export async function branchWithout(session: Session, number: number): Promise<string | null> {
  const { stored, store, openWorkspace } = session.ports;
  const { model, summary, files } = session.read();
  const [entry] = (await stored.timeline({ from: number, limit: 1, direction: "forward" })).entries;
  const logged: Omit<Logged, "entry">[] = [];
  const document = await stored.document({
    onCommand: ({ stream, recording }) => void logged.push({ stream, recording }),
  });
  const commands = document.commands.map((each, index): Logged => ({
    stream: null,
    recording: null,
    ...logged[index],
    entry: each,
  }));
  const left = entry === undefined ? -1 : placeOf(commands, entry);
  const leftOut = commands[left];
  if (model === null || leftOut === undefined) {
    announce(session, "This command cannot be left out: it is not in the log.");
    return null;
  }
  const { method } = leftOut.entry;
  const title = `${summary.title}, without ${method === "new" ? `New ${leftOut.entry.aggregate}` : method}`;
  const branch = await store.create({ title, files, ...historyBefore(document, left) });
  const later = commands.slice(left + 1);
  const outcome = await giveAgain(session, branch, later);
  announce(session, wordsOf(title, later, outcome));
  openWorkspace?.(branch.summary.id);
  return branch.summary.id;
}

function placeOf(commands: readonly Logged[], { message, commandNumber, command }: TimelineEntry): number {
  if (message !== null) return commands.findIndex(({ entry }) => entry.messages.includes(message.globalPosition));
  const numbered = commands[commandNumber - 1]?.entry;
  return numbered?.at === command?.at && numbered?.outcome === "rejected"
    ? commandNumber - 1
    : commands.findIndex(({ entry }) => entry.outcome === "rejected" && entry.at === command?.at);
}

function historyBefore(
  { messages, commands }: WorkspaceDocument,
  place: number,
): Pick<WorkspaceDocument, "messages" | "commands"> {
  const kept = commands.slice(0, place);
  const first = Math.min(Infinity, ...commands.slice(place).flatMap((command) => command.messages));
  return { commands: kept, messages: messages.filter(({ globalPosition }) => globalPosition < first) };
}

interface Outcome {
  readonly given: number;
  /** Commands that were accepted then, and are refused now. */
  readonly failing: readonly CommandEntry[];
}

/** What event handlers saved follows again from the commands; what a scenario saved cannot be taken apart. */
const isGivenAgain = ({ entry }: Logged): boolean => !["handle", "scenario", "save"].includes(entry.method);

async function giveAgain(session: Session, branch: StoredWorkspace, later: readonly Logged[]): Promise<Outcome> {
  const seed = session.ports.ids();
  let core: Core = {
    ...session.read(),
    settings: { ...session.read().settings, saveAutomatically: true },
    images: new Map(),
    replayedUnder: new Map(),
    pending: [],
    rejections: {},
    retries: new Map(),
    selection: { stream: null, entry: null, version: null },
    whatIf: null,
    conflictLab: null,
    idsUsed: 0,
  };
  const failing: CommandEntry[] = [];
  let given = 0;
  let freshIds = 0;
  for (const logged of later.filter(isGivenAgain)) {
    const { entry, stream, recording } = logged;
    const at = recording?.at ?? Date.parse(entry.at);
    core = { ...core, idsUsed: recording?.idOffset ?? freshIds };
    const inBranch: Session = {
      ports: { ...session.ports, stored: branch, clock: () => at },
      read: () => core,
      change: (update) => {
        core = { ...core, ...update(core) };
      },
      inTurn: (work) => work(),
      idSeed: recording?.idSeed ?? seed,
    };
    const isAccepted = await giveOne(inBranch, commandOf(entry, stream, recording), entry.id, {
      at,
      idSeed: inBranch.idSeed,
      idOffset: core.idsUsed,
    });
    if (recording === null) freshIds = core.idsUsed;
    given += 1;
    if (!isAccepted && entry.outcome !== "rejected") failing.push(entry);
  }
  return { given, failing };
}

function commandOf(entry: CommandEntry, stream: string | null, recording: Recording | null): Command {
  const { aggregate, id, method } = entry;
  // What was logged is what went over the wire.
  const args = entry.args as readonly WireValue[];
  if (method !== "new") return { form: `${stream ?? ""} ${method}`, aggregate, stream: stream ?? "", method, args };
  // Without its recorded ids a creation would get another identity, and the later commands would not find it.
  const [initial] = args;
  const isNamed = recording !== null || id === "" || typeof initial !== "object" || initial === null;
  const named = isNamed ? args : [Object.assign({ id }, initial)];
  return { form: `New ${aggregate}`, aggregate, stream: null, method, args: named };
}

async function giveOne(session: Session, command: Command, id: string, recording: Recording): Promise<boolean> {
  const { stream, aggregate, method, args } = command;
  if (stream === null || (await session.ports.stored.record(stream)) !== null) return perform(session, command);
  const error = { name: "ObjectNotFoundError", message: `This ${aggregate} does not exist here: it was never created` };
  await logRejected(session, rejectedRecord({ aggregate, id, stream, version: -1, method, args, error, recording }));
  return false;
}

function wordsOf(title: string, later: readonly Logged[], { given, failing }: Outcome): string {
  const skipped = later.filter(({ entry }) => entry.method === "scenario").length;
  const again = `${counted(given, "later command")} given again`;
  const fails =
    failing.length === 0
      ? "all as before"
      : `${failing.length} ${failing.length === 1 ? "fails" : "fail"} now: ${[...new Set(failing.map(({ method }) => method))].join(", ")}`;
  const scenarios = skipped === 0 ? "" : `; ${counted(skipped, "save")} of scenarios left out`;
  return `Branched as “${title}”: ${again}, ${fails}${scenarios}`;
}
