import type { Operation, WireValue } from "../sandbox/protocol.ts";
import type { Command } from "./core.ts";

/** What the sandbox is asked to do for a command. */
export function operationOf({ aggregate, stream, method, args }: Command): Operation {
  if (stream !== null) return { kind: "invoke", stream, method, args };
  // The only argument of a creation is the object of its initial values: `create` put it there.
  return { kind: "create", aggregate, initial: args[0] as { readonly [name: string]: WireValue } };
}
