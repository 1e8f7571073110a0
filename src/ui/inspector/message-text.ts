import type { Inspected } from "./inspected.ts";

/** The record as JSON: of a stored event the message, of a refused command its line in the log; null when there is none. */
export function messageText(inspected: Inspected): string | null {
  switch (inspected.kind) {
    case "entry":
      return JSON.stringify(inspected.entry.message ?? inspected.entry.command, null, 2);
    case "pending":
    case "published":
      return JSON.stringify(inspected.event, null, 2);
    case "nothing":
      return null;
  }
}
