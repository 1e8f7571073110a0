import type { AggregateImage } from "../../sandbox/protocol.ts";
import type { PendingCommand } from "../../workspace/state.ts";
import { eventName } from "../kit/event-name.ts";

const named = 3;

/** "2 pending events: AccountWithdrawn ×2. One save stores them all." */
export function pendingSummary(images: readonly AggregateImage[], commands: readonly PendingCommand[]): string {
  if (images.length === 0) return "Nothing is pending. Commands wait here until you save.";
  const events = images.flatMap(({ pending }) => pending.map(({ type }) => eventName(type)));
  const places = images.length > 1 ? ` in ${images.length} aggregates` : "";
  if (events.length === 0) {
    const methods = [...new Set(commands.map(({ method }) => method))].slice(0, named).join(", ");
    return `A change without an event is pending${places}${methods === "" ? "" : `: ${methods}`}.`;
  }
  const counts = new Map<string, number>();
  for (const event of events) counts.set(event, (counts.get(event) ?? 0) + 1);
  const names = [...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`));
  const list = names.length > named ? `${names.slice(0, named).join(", ")} and more` : names.join(", ");
  return `${events.length} pending ${events.length === 1 ? "event" : "events"}${places}: ${list}`;
}
