import type { CommandEntry } from "../document/command-entry.ts";
import type { WorkspaceDocument } from "../document/workspace-document.ts";
import type { Recording, WireValue } from "../sandbox/protocol.ts";
import type { LongWork, StoredWorkspace } from "../store/workspace-store.ts";
import type { Command } from "./core.ts";

/** A command of the log, with what the log's entry itself does not say. */
export interface LoggedCommand {
  readonly entry: CommandEntry;
  /** Delta stream; null for a refused creation. */
  readonly stream: string | null;
  /** Version that it made, or at which it was refused. */
  readonly version: number;
  /** Its ids, and the clock of its save; null when it came from a file or a link. */
  readonly recording: Recording | null;
}

/** A history, its commands with their recordings. */
export interface Log {
  readonly document: Pick<WorkspaceDocument, "messages" | "commands">;
  readonly commands: readonly LoggedCommand[];
}

export async function readLog(
  stored: StoredWorkspace,
  options: LongWork & { readonly mostCommands?: number } = {},
): Promise<Log> {
  const told: Omit<LoggedCommand, "entry">[] = [];
  const document = await stored.document({
    ...options,
    onCommand: ({ stream, version, recording }) => void told.push({ stream, version, recording }),
  });
  const unknown = { stream: null, version: -1, recording: null };
  return { document, commands: document.commands.map((entry, index) => ({ ...unknown, ...told[index], entry })) };
}

/** The command as it was given. */
export function commandOf({ entry, stream, recording }: LoggedCommand): Command {
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

/** A person's own command; not what a scenario saved, nor what followed from it by an event handler, nor a bare save. */
export function isOwnCommand({ method }: CommandEntry): boolean {
  return !["handle", "scenario", "save"].includes(method);
}

/**
 * Refused because of what no model decides: another user was faster, or the sandbox gave no answer. Given again, alone
 * and in order, it would tell nothing.
 */
export function isRefusedByCircumstance({ outcome, error, method }: CommandEntry): boolean {
  if (outcome !== "rejected") return false;
  const names = method === "new" ? ["Timeout", "SandboxFailure"] : circumstances;
  return method === "save" || names.includes(error?.name ?? "");
}

const circumstances = ["ExpectedVersionError", "Timeout", "SandboxFailure"];

/** The clock and the ids that the command had when it was given. @param idSeed for one whose ids were not recorded */
export function recordingOf({ entry, recording }: LoggedCommand, idSeed: string, idOffset = 0): Recording {
  const at = Date.parse(entry.at);
  return recording === null ? { at, idSeed, idOffset } : { ...recording, at };
}
