import type { AggregateImage, Operation, Recording, RunReply, ThrownError } from "../sandbox/protocol.ts";
import type { SandboxFailure } from "../sandbox/sandbox.ts";
import { withConsoleLines, withSpecs, withSteps } from "./console-lines.ts";
import { loadLastGoodModel } from "./loading.ts";
import { currentImage } from "./replaying.ts";
import type { Session } from "./session.ts";

/** What came of running an operation in the sandbox. */
export type Outcome =
  | { readonly kind: "done"; readonly reply: RunReply; readonly recording: Recording }
  | { readonly kind: "rejected"; readonly error: ThrownError; readonly reply: RunReply; readonly recording: Recording }
  | { readonly kind: "failed"; readonly failure: SandboxFailure; readonly recording: Recording };

/** An operation may ask for aggregates that it reads: so many times at most. */
const maximalRounds = 16;

/**
 * Runs an operation under the last good model; to be called in turn. Aggregates that it asks for are looked up, and it
 * runs again with them: the same clock and the same ids give the same result, so nothing is done twice.
 */
export async function runInSandbox(
  session: Session,
  operation: Operation,
  options: { readonly images: ReadonlyMap<string, AggregateImage>; readonly saveAutomatically: boolean },
): Promise<Outcome> {
  const { ports, idSeed, read, change } = session;
  const recording = { at: ports.clock(), idSeed, idOffset: read().idsUsed };
  const images = new Map(options.images);
  const absent = new Set<string>();
  const limit = { milliseconds: read().settings.commandLimit };
  change(() => ({ sandboxStatus: "running" }));
  try {
    const loadFailure = await loadLastGoodModel(session);
    if (loadFailure !== null) return { kind: "failed", failure: loadFailure, recording };
    for (let round = 0; round < maximalRounds; round += 1) {
      const { saveAutomatically } = options;
      const request = { operation, images: [...images.values()], absent: [...absent], saveAutomatically, recording };
      const result = await ports.sandbox.run(request, limit);
      if (!result.ok) return { kind: "failed", failure: result.failure, recording };
      if (result.value.outcome !== "needs") return settled(session, operation, result.value, recording);
      for (const stream of result.value.needs) {
        const image = await currentImage(session, stream);
        if (image === null) absent.add(stream);
        else images.set(stream, image);
      }
    }
    return { kind: "failed", failure: tooManyReads, recording };
  } finally {
    change(() => ({ sandboxStatus: "ready" }));
  }
}

const tooManyReads: SandboxFailure = {
  kind: "refused",
  message: `The command asked for further aggregates ${maximalRounds} times over. Read fewer of them in one command.`,
  place: null,
};

function settled(session: Session, operation: Operation, reply: RunReply, recording: Recording): Outcome {
  const stepsOf = operation.kind === "specs" ? withSpecs : withSteps;
  session.change((core) => ({
    console: withConsoleLines(stepsOf(core.console, reply.steps), reply.console),
    idsUsed: core.idsUsed + reply.idsUsed,
  }));
  if (reply.outcome === "done") return { kind: "done", reply, recording };
  const unexplained = {
    name: "Error",
    message: "The command was refused without a reason.",
    messages: null,
    stack: [],
  };
  return { kind: "rejected", error: reply.error ?? unexplained, reply, recording };
}
