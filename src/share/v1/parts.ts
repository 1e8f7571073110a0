import type { WorkspaceDocument } from "../../document/workspace-document.ts";

/** Which messages stand beside a command. */
export interface Part {
  /** How many messages that no command tells of come before it. */
  readonly before: number;
  /** How many messages follow it as its own. */
  readonly owned: number;
  /** Its global positions in full, when they are not those of the messages that follow; then it owns none. */
  readonly listed: readonly number[] | null;
}

/** Divides the messages among the commands, both in their order. */
export function partsOf({ messages, commands }: WorkspaceDocument): readonly Part[] {
  const places = new Map(messages.map(({ globalPosition }, place) => [globalPosition, place]));
  let next = 0;
  return commands.map((command) => {
    const [first] = command.messages;
    if (first === undefined) return { before: 0, owned: 0, listed: null };
    const start = places.get(first);
    const isBeside =
      start !== undefined &&
      start >= next &&
      command.messages.every((position, index) => messages[start + index]?.globalPosition === position);
    if (!isBeside) return { before: 0, owned: 0, listed: command.messages };
    const before = start - next;
    next = start + command.messages.length;
    return { before, owned: command.messages.length, listed: null };
  });
}
