import type { CommandEntry } from "../document/command-entry.ts";
import type { WorkspaceDocument } from "../document/workspace-document.ts";
import { categoryOf, factStreamOf, snakeCase, snapshotStreamOf } from "../engine/naming.ts";

/** How much of a workspace is shared. */
export const contentsNames = ["Code only", "Selected stream", "Everything"] as const;
export type Contents = (typeof contentsNames)[number];

/** @param stream delta stream of the selected aggregate; without one, "Selected stream" is as "Code only" */
export function contentsOf(document: WorkspaceDocument, contents: Contents, stream: string | null): WorkspaceDocument {
  if (contents === "Everything") return document;
  if (contents === "Code only" || stream === null) return { ...document, messages: [], commands: [] };
  const category = categoryOf(stream);
  const id = stream.slice(category.length + 1);
  const streams = new Set([stream, factStreamOf(category, id), snapshotStreamOf(category, id)]);
  const messages = document.messages.filter(({ streamName }) => streams.has(streamName));
  const positions = new Set(messages.map(({ globalPosition }) => globalPosition));
  const hasStored = (command: CommandEntry): boolean => command.messages.some((position) => positions.has(position));
  // Two classes may give one id to their aggregates: the class is that of the commands that stored these messages.
  const classes = new Set(
    document.commands.filter((command) => command.id === id && hasStored(command)).map(({ aggregate }) => aggregate),
  );
  const isOfAggregate = ({ aggregate, id: own }: CommandEntry): boolean =>
    own === id && (classes.has(aggregate) || category.endsWith(`::${snakeCase(aggregate)}`));
  // What a command stored in other streams (through an event handler) stays with those.
  const commands = document.commands
    .filter((command) => hasStored(command) || isOfAggregate(command))
    .map((command) => ({ ...command, messages: command.messages.filter((position) => positions.has(position)) }));
  return { ...document, messages, commands };
}
