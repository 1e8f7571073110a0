import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../document/command-entry.ts";
import type { WorkspaceDocument } from "../document/workspace-document.ts";
import { categoryOf, factStreamOf, snakeCase, snapshotStreamOf } from "../engine/naming.ts";
import type { ShareView } from "./share-view.ts";

/** How much of a workspace is shared. */
export const contentsNames = ["Code only", "Selected stream", "Everything"] as const;
export type Contents = (typeof contentsNames)[number];

/** What a link carries. */
export interface SharedPart {
  readonly document: WorkspaceDocument;
  readonly view: ShareView | null;
}

/**
 * The part of a workspace that is shared, a document of its own: where something is left out, global positions are given
 * anew, and the view follows them.
 * @param stream delta stream of the selected aggregate; without one, "Selected stream" is as "Code only"
 */
export function contentsOf(whole: SharedPart, contents: Contents, stream: string | null): SharedPart {
  const { document, view } = whole;
  if (contents === "Everything") return whole;
  if (contents === "Code only" || stream === null) {
    return { document: { ...document, messages: [], commands: [] }, view: null };
  }
  const messages = messagesOf(document, stream);
  const numbers = new Map(messages.map(({ globalPosition }, index) => [globalPosition, index + 1]));
  const kept = commandsOf(document, stream, messages);
  return {
    document: {
      ...document,
      messages: messages.map((message, index) => ({ ...message, globalPosition: index + 1 })),
      // What a command stored in other streams (through an event handler) stays with those.
      commands: kept.map((command) => ({
        ...command,
        messages: command.messages.flatMap((old) => numbers.get(old) ?? []),
      })),
    },
    view:
      view === null
        ? null
        : movedView(
            view,
            numbers,
            kept.findIndex((command) => command === commandAt(document, view)),
          ),
  };
}

function messagesOf(document: WorkspaceDocument, stream: string): readonly Message[] {
  const category = categoryOf(stream);
  const id = stream.slice(category.length + 1);
  const streams = new Set([stream, factStreamOf(category, id), snapshotStreamOf(category, id)]);
  return document.messages.filter(({ streamName }) => streams.has(streamName));
}

/** Commands on the aggregate, also those that stored nothing. */
function commandsOf(
  document: WorkspaceDocument,
  stream: string,
  messages: readonly Message[],
): readonly CommandEntry[] {
  const category = categoryOf(stream);
  const id = stream.slice(category.length + 1);
  const positions = new Set(messages.map(({ globalPosition }) => globalPosition));
  const hasStored = (command: CommandEntry): boolean => command.messages.some((position) => positions.has(position));
  // Two classes may give one id to their aggregates: the class is that of the commands that stored these messages.
  const own = document.commands.filter((command) => command.id === id);
  const classes = new Set(own.filter(hasStored).map(({ aggregate }) => aggregate));
  const isOfAggregate = ({ aggregate, id: other }: CommandEntry): boolean =>
    other === id && (classes.has(aggregate) || category.endsWith(`::${snakeCase(aggregate)}`));
  return document.commands.filter((command) => hasStored(command) || isOfAggregate(command));
}

function commandAt({ commands }: WorkspaceDocument, { command }: ShareView): CommandEntry | undefined {
  return command === null ? undefined : commands[command];
}

function movedView(view: ShareView, numbers: ReadonlyMap<number, number>, command: number): ShareView {
  return {
    ...view,
    event: view.event === null ? null : (numbers.get(view.event) ?? null),
    command: command === -1 ? null : command,
  };
}
