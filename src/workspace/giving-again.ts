import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../document/command-entry.ts";
import type { LongWork, StoredWorkspace } from "../store/workspace-store.ts";
import { claimUniqueValues } from "./claiming.ts";
import { rejectedRecord } from "./command-records.ts";
import type { Core } from "./core.ts";
import { commandOf, isRefusedByCircumstance, recordingOf, type LoggedCommand } from "./logged-command.ts";
import type { LoggedSave } from "./logged-saves.ts";
import { perform } from "./performing.ts";
import { scenarioRecords } from "./scenario-records.ts";
import { saveAll } from "./saving.ts";
import type { Session } from "./session.ts";
import { logRejected, storeCommands } from "./storing.ts";

/** What came of giving commands once more. */
export interface GivenAgain {
  readonly given: number;
  /** Accepted then, refused now. */
  readonly refused: readonly CommandEntry[];
  /** Refused then, accepted now. */
  readonly accepted: readonly CommandEntry[];
}

/**
 * Gives logged commands once more in another stored workspace, each with its own clock and ids, and saves together what
 * was saved together. What event handlers saved follows again from the commands; what a scenario saved depends on nothing
 * outside of it, and is stored as it was; a refusal that no model decides stays what it was.
 * @throws the signal's reason
 */
export async function giveAgain(
  session: Session,
  branch: StoredWorkspace,
  { saves, messages }: { readonly saves: readonly LoggedSave[]; readonly messages: readonly Message[] },
  { onProgress, signal }: Required<LongWork>,
): Promise<GivenAgain> {
  const freshSeed = session.ports.ids();
  let core = freshCore(session);
  let freshIds = 0;
  const sessionAt = (at: number, idSeed: string): Session => ({
    ports: { ...session.ports, stored: branch, clock: () => at, isImported: true },
    read: () => core,
    change: (update) => {
      core = { ...core, ...update(core) };
    },
    inTurn: (work) => work(),
    idSeed,
  });
  const give = async (command: LoggedCommand, saveAutomatically: boolean): Promise<boolean> => {
    const { recording } = command;
    const { at, idSeed, idOffset } = recordingOf(command, freshSeed, freshIds);
    core = { ...core, idsUsed: idOffset, settings: { ...core.settings, saveAutomatically } };
    const isAccepted = await giveOne(sessionAt(at, idSeed), command, { at, idSeed, idOffset });
    if (recording === null) freshIds = core.idsUsed;
    return isAccepted;
  };

  await claimUniqueValues(sessionAt(session.ports.clock(), freshSeed));
  const refused: CommandEntry[] = [];
  const accepted: CommandEntry[] = [];
  let given = 0;
  let passed = 0;
  const all = saves.reduce((sum, { commands }) => sum + commands.length, 0);
  for (const { kind, commands } of saves) {
    if (kind === "scenario") {
      const records = await scenarioRecords(session, commands, messages);
      await storeCommands(sessionAt(session.ports.clock(), freshSeed), records);
    }
    const own = kind === "alone" || kind === "together" ? commands : [];
    const taken: CommandEntry[] = [];
    for (const command of own) {
      signal.throwIfAborted();
      const { entry } = command;
      const isAccepted = await give(command, kind === "alone");
      if (isRefusedByCircumstance(entry)) continue;
      given += 1;
      if (isAccepted) taken.push(entry);
      else if (entry.outcome !== "rejected") refused.push(entry);
      onProgress((passed + given) / all);
    }
    const last = own.at(-1);
    const isSaved =
      kind !== "together" ||
      last === undefined ||
      core.pending.length === 0 ||
      (await saveAll(sessionAt(last.recording?.at ?? Date.parse(last.entry.at), freshSeed)));
    if (isSaved) accepted.push(...taken.filter(({ outcome }) => outcome === "rejected"));
    else {
      refused.push(...taken.filter(({ outcome }) => outcome !== "rejected"));
      core = { ...core, pending: [], images: new Map() };
    }
    passed += commands.length - own.length;
    signal.throwIfAborted();
    onProgress((passed + given) / all);
  }
  return { given, refused, accepted };
}

/** As the branch is when it is opened: its own images, nothing pending, nothing provoked. */
function freshCore(session: Session): Core {
  return {
    ...session.read(),
    images: new Map(),
    replayedUnder: new Map(),
    pending: [],
    rejections: {},
    retries: new Map(),
    selection: { stream: null, entry: null, version: null },
    whatIf: null,
    conflictLab: null,
    failAt: null,
    failure: null,
    claimedScopes: null,
    idsUsed: 0,
  };
}

async function giveOne(
  session: Session,
  logged: LoggedCommand,
  recording: { readonly at: number; readonly idSeed: string; readonly idOffset: number },
): Promise<boolean> {
  const { entry } = logged;
  const command = commandOf(logged);
  const { stream } = command;
  const record = stream === null ? null : await session.ports.stored.record(stream);
  const isThere = stream === null || record !== null || session.read().images.has(stream);
  if (isThere && !isRefusedByCircumstance(entry)) return perform(session, command);
  const { aggregate, id, method } = entry;
  const missing = `This ${aggregate} does not exist here: it was never created`;
  const error = isThere
    ? (entry.error ?? { name: "Error", message: "" })
    : { name: "ObjectNotFoundError", message: missing };
  const rejected = {
    aggregate,
    id,
    stream,
    version: record?.version ?? -1,
    method,
    args: command.args,
    error,
    recording,
  };
  await logRejected(session, rejectedRecord(rejected));
  return false;
}
