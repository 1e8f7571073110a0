import type { AggregateImage } from "../sandbox/protocol.ts";
import { acceptAndStore } from "./accepting.ts";
import { actAs } from "./conflict-lab.ts";
import type { Command } from "./core.ts";
import { keepPending } from "./keeping-pending.ts";
import { operationOf } from "./operation-of.ts";
import { refuse } from "./refusing.ts";
import { refusalOf, refusalOfFailure } from "./refusals.ts";
import { currentImage } from "./replaying.ts";
import { runInSandbox } from "./running.ts";
import { announce, type Session } from "./session.ts";

const maximalPublished = 500;

/** Runs a command, and stores what comes of it or leaves it pending; to be called in turn. @returns true when accepted */
export async function perform(session: Session, command: Command): Promise<boolean> {
  if (command.as !== undefined) actAs(session, command.as);
  const obstacle = obstacleTo(session, command);
  if (obstacle !== null) {
    announce(session, obstacle);
    return false;
  }
  forgetRefusal(session, command.form);
  const { stream } = command;
  const image = stream === null ? null : await currentImage(session, stream);
  if (stream !== null && image === null) {
    announce(session, "This aggregate is no longer stored.");
    return false;
  }
  const images = new Map<string, AggregateImage>(stream === null || image === null ? [] : [[stream, image]]);
  const { settings, conflictLab } = session.read();
  // Two users have no use for one list of what is pending.
  const saveAutomatically = settings.saveAutomatically || conflictLab !== null;
  const outcome = await runInSandbox(session, operationOf(command), { images, saveAutomatically });
  const attempt = { command, image, recording: outcome.recording };
  if (outcome.kind === "failed") return refuse(session, attempt, refusalOfFailure(outcome.failure));
  if (outcome.kind === "rejected") return refuse(session, attempt, refusalOf(outcome.error));
  if (outcome.reply.published.length > 0) {
    session.change(({ published }) => ({
      published: [...published, ...outcome.reply.published].slice(-maximalPublished),
    }));
  }
  return saveAutomatically
    ? acceptAndStore(session, attempt, outcome.reply)
    : keepPending(session, attempt, outcome.reply);
}

/** What is not there is not taken away: nothing would be drawn anew for it. */
function forgetRefusal({ read, change }: Session, form: string): void {
  if (read().runProblems.length > 0) change(() => ({ runProblems: [] }));
  if (read().rejections[form] !== undefined) {
    change(({ rejections: { [form]: earlier, ...others } }) => ({ rejections: others }));
  }
}

/** Why the command cannot even be tried, in words. */
function obstacleTo({ read }: Session, { stream }: Command): string | null {
  const { model, selection } = read();
  if (model === null) return "The model is not ready yet: correct its errors, or wait a moment.";
  const isInPast = stream !== null && selection.stream === stream && selection.version !== null;
  return isInPast ? "You are looking at the past. Go back to now to invoke commands." : null;
}
