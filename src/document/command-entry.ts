/**
 * One line of the command log: everything that was tried on an aggregate, with what came of it.
 * The first nine fields are those of the workspace file's `commands`.
 */
export interface CommandEntry {
  /** Class name: `Account`. */
  readonly aggregate: string;
  readonly id: string;
  /** Name of the method; `new` for a creation, `discard`, or `save` for a save by hand of a change without command. */
  readonly method: string;
  /** Arguments as wire values (see the sandbox's protocol); for `new` the one object of initial values. */
  readonly args: readonly unknown[];
  /** ISO 8601 with milliseconds: what the command's clock showed. */
  readonly at: string;
  readonly outcome: "created" | "stored" | "rejected";
  /** Set when rejected. */
  readonly error?: { readonly name: string; readonly message: string };
  /** Global positions of the messages that it stored, deltas and facts. */
  readonly messages: readonly number[];
  /** The aggregate's state after it; null when unchanged. */
  readonly state: Readonly<Record<string, unknown>> | null;
}
