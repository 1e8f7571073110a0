import type { Core } from "./core.ts";
import { nameOfStream } from "./instances.ts";
import type { LabUser } from "./state.ts";

/** "Account 1234 was changed in another tab: now at version 8"; null for an aggregate that is not listed. */
export function conflictWords(core: Core, stream: string, version: number): string | null {
  const name = nameOfStream(core, stream);
  const by = core.conflictLab === null ? "in another tab" : `by ${otherUser(core.conflictLab.user)} meanwhile`;
  return name === null ? null : `${name} was changed ${by}: now at version ${version}`;
}

/** The conflict lab has two. */
export function otherUser(user: LabUser): LabUser {
  return user === "Ada" ? "Grace" : "Ada";
}
