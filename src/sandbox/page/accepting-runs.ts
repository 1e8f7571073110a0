import type { ModelDescription } from "../model-description.ts";
import type { RunReply, RunRequest } from "../protocol.ts";
import { acceptRunReply, type Accept } from "../schemas.ts";
import { inconsistencyOf } from "./consistent-commits.ts";

/** The reply to a request: of the right shape, and with commits that the request can have led to. */
export function acceptRunOf(request: RunRequest, model: ModelDescription): Accept<RunReply> {
  return (data, lines) => {
    const accepted = acceptRunReply(data, lines);
    if (!accepted.ok) return accepted;
    const reason = inconsistencyOf(accepted.value, request, model);
    return reason === null ? accepted : { ok: false, reason };
  };
}
