import type { ModelDescription } from "../model-description.ts";
import type { RunReply, RunRequest } from "../protocol.ts";

export function isConsistent(reply: RunReply, request: RunRequest, model: ModelDescription): boolean {
  return reply !== null && request !== null && model !== null;
}
