import type { TimelineEntry } from "../../store/workspace-store.ts";
import { eventName } from "../kit/event-name.ts";

/** Name of the event, or of the error that refused the command. */
export function entryTitle({ message, command }: TimelineEntry): string {
  return message === null ? (command?.error?.name ?? "Rejected") : eventName(message.type);
}
