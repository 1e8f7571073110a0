import type { AggregateImage, Recording } from "../sandbox/protocol.ts";
import { rejectedRecord } from "./command-records.ts";
import type { Command } from "./core.ts";
import type { Refusal } from "./refusals.ts";
import { announce, type Session } from "./session.ts";
import { logRejected } from "./storing.ts";

/** A command that was tried, and the aggregate as it was before; null for a creation. */
export interface Attempt {
  readonly command: Command;
  readonly image: AggregateImage | null;
  readonly recording: Recording;
}

/** Nothing changes but the log: the form keeps its values, and the reason stands beside it. */
export async function refuse(
  session: Session,
  { command, image, recording }: Attempt,
  refusal: Refusal,
): Promise<false> {
  const { form, stream } = command;
  const { rejection, problem, logged } = refusal;
  session.change(({ rejections, runProblems, retries }) => ({
    rejections: { ...rejections, [form]: rejection },
    runProblems: problem === null ? runProblems : [...runProblems, problem],
    retries: rejection.isConflict && stream !== null ? new Map(retries).set(stream, [command]) : retries,
  }));
  announce(session, `Refused: ${rejection.message}`);
  if (logged !== null) {
    const tried = { ...command, id: image?.id ?? "", version: image?.record?.version ?? -1, recording };
    await logRejected(session, rejectedRecord({ ...tried, error: logged }));
  }
  return false;
}
