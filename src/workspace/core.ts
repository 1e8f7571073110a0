import type { Compilation } from "../compiler/compiler.ts";
import type { AggregateImage, Program, Recording, WireValue } from "../sandbox/protocol.ts";
import { labelOf } from "./instances.ts";
import type { ConflictLab, Instance, LabUser, PendingCommand, Problem, WorkspaceState } from "./state.ts";

/** One thing that a person does to an aggregate. */
export interface Command {
  /** Under which a refusal is kept: `New Account`, or `<stream> withdraw`. */
  readonly form: string;
  readonly aggregate: string;
  /** Delta stream; null for a creation. */
  readonly stream: string | null;
  readonly method: string;
  readonly args: readonly WireValue[];
  /** In the conflict lab: who gives it. */
  readonly as?: LabUser | undefined;
}

/** A pending command, with what its line in the log will need once it is saved. */
export interface PendingEntry extends PendingCommand {
  readonly command: Command;
  readonly id: string;
  readonly recording: Recording;
}

/** Who acts in the conflict lab, and what the other one has put aside. */
export interface LabPlaces extends Pick<Core, "images" | "rejections" | "retries"> {
  readonly user: LabUser;
}

/** The facts of an open workspace. Everything else that `WorkspaceState` shows follows from them. */
export interface Core extends Omit<
  Required<WorkspaceState>,
  "diagnostics" | "problems" | "instances" | "pendingCommands" | "conflictLab"
> {
  readonly conflictLab: LabPlaces | null;
  /** The newest compilation, good or bad. */
  readonly compilation: Compilation | null;
  /** Problems of loading the model and of the last run. */
  readonly loadProblems: readonly Problem[];
  readonly runProblems: readonly Problem[];
  /** Where the loaded model's own top level ended early; null when it ran to its end. */
  readonly stoppedBy: Problem | null;
  /** What `model` was loaded from. */
  readonly program: Program | null;
  /** Code version that the sandbox holds now; null when it holds none that works. */
  readonly loadedCode: string | null;
  /** By delta stream, in order of creation. */
  readonly images: ReadonlyMap<string, AggregateImage>;
  /** Stream of an event-sourced aggregate → JavaScript of the model under which its image was replayed. */
  readonly replayedUnder: ReadonlyMap<string, string>;
  readonly pending: readonly PendingEntry[];
  /** Delta stream → the commands that a conflict refused: "Reload and retry" gives them again. */
  readonly retries: ReadonlyMap<string, readonly Command[]>;
  /** The unique fields whose values the store knows to be taken; null before the first model was loaded. */
  readonly claimedScopes: string | null;
  /** How many ids of this session's sequence were handed out. */
  readonly idsUsed: number;
}

/** The shown state. Parts whose facts did not change stay the same objects, so that nothing renders for them. */
export function derive(core: Core, before?: { readonly core: Core; readonly state: WorkspaceState }): WorkspaceState {
  const { compilation, loadProblems, runProblems, stoppedBy, program, loadedCode, ...rest } = core;
  const { images, replayedUnder, pending, retries, claimedScopes, idsUsed, conflictLab, ...shown } = rest;
  const unchanged = (...names: readonly (keyof Core)[]): WorkspaceState | null =>
    before !== undefined && names.every((name) => before.core[name] === core[name]) ? before.state : null;
  return {
    ...shown,
    diagnostics: compilation?.diagnostics ?? noDiagnostics,
    problems: unchanged("compilation", "loadProblems", "runProblems")?.problems ?? problemsOf(core),
    instances: unchanged("images", "model")?.instances ?? instancesOf(core),
    pendingCommands: pending,
    conflictLab: unchanged("conflictLab", "model")?.conflictLab ?? labOf(core),
  };
}

function labOf({ conflictLab, model }: Core): ConflictLab | null {
  if (conflictLab === null) return null;
  const { user, images, rejections } = conflictLab;
  return { user, other: { instances: instancesOf({ images, model }), rejections } };
}

const noDiagnostics: readonly never[] = [];

function problemsOf({ compilation, loadProblems, runProblems }: Core): readonly Problem[] {
  const compileProblems = (compilation?.diagnostics ?? []).map(({ severity, message, file, line, column }): Problem => {
    return { source: "compile", severity, message, place: { file, line, column }, stack: [] };
  });
  return [...compileProblems, ...loadProblems, ...runProblems];
}

function instancesOf({ images, model }: Pick<Core, "images" | "model">): readonly Instance[] {
  return [...images].map(([stream, image]) => ({ stream, image, label: labelOf(image, model?.description ?? null) }));
}
