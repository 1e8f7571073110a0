import type { ModelDescription } from "../model-description.ts";
import type { ConsoleLine, RunReply, RunRequest } from "../protocol.ts";
import { acceptRunReply } from "../schemas.ts";
import { isConsistent } from "./consistent-commits.ts";

/** The reply to a request: of the right shape, and with commits that the request can have led to. */
export function acceptRun(
  data: unknown,
  lines: readonly ConsoleLine[],
  request: RunRequest,
  model: ModelDescription,
): RunReply | null {
  const reply = acceptRunReply(data, lines);
  return reply !== null && isConsistent(reply, request, model) ? reply : null;
}
