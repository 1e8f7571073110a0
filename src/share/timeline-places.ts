import type { WorkspaceDocument } from "../document/workspace-document.ts";
import type { ShareView } from "./share-view.ts";

/** What a row of the timeline stands for: an event, or a command that was rejected. */
export type TimelinePlace = Pick<ShareView, "event" | "command">;

/** Rows of the timeline, in their order: events as they were stored, and each rejected command after those before it. */
function* placesOf({ messages, commands }: WorkspaceDocument): Generator<TimelinePlace> {
  let next = 0;
  for (const [index, command] of commands.entries()) {
    const last = command.messages.at(-1) ?? 0;
    for (
      let message = messages[next];
      message !== undefined && message.globalPosition <= last;
      message = messages[++next]
    ) {
      yield { event: message.globalPosition, command: null };
    }
    if (command.outcome === "rejected") yield { event: null, command: index };
  }
  for (const { globalPosition } of messages.slice(next)) yield { event: globalPosition, command: null };
}

/** What stands in the row of that number, counted from 1. */
export function placeOfEntry(document: WorkspaceDocument, entry: number): TimelinePlace | null {
  let number = 0;
  for (const place of placesOf(document)) if (++number === entry) return place;
  return null;
}

/** Number of the row, counted from 1; null when there is none. */
export function entryOfPlace(document: WorkspaceDocument, { event, command }: TimelinePlace): number | null {
  if (event === null && command === null) return null;
  let number = 0;
  for (const place of placesOf(document)) {
    number++;
    if (place.event === event && place.command === command) return number;
  }
  return null;
}
