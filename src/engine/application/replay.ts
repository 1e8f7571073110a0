import type { RootCell } from "../cluster/cell.ts";
import { setChildren } from "../cluster/construct.ts";
import { applyEvent } from "../elements/apply-event.ts";
import { EventBase } from "../elements/event.ts";
import { InvalidOperationError } from "../errors.ts";
import type { HistoryEvent } from "./history.ts";

/** Applies events to an aggregate, invariants off (SRC4). @throws InvalidOperationError when one is missing (SRC6) */
export function replay(root: RootCell, stream: string, id: string, history: readonly HistoryEvent[]): void {
  const { identity } = root.schema.fields;
  root.phase = "replaying";
  if (root.position === -1) {
    if (identity !== null) root.values[identity.index] = identity.accept(id);
    for (const { slot } of root.schema.associations) setChildren(root, slot, []);
  }
  for (const { event, position } of history) {
    if (position !== root.position + 1) {
      throw new InvalidOperationError(
        `Stream ${stream} has no event at position ${root.position + 1}: the next one there is ${position}. Nothing can be rebuilt from it`,
      );
    }
    applyEvent(root, event);
    root.position = position;
    root.clock = EventBase.heldBy(event).microseconds;
  }
  root.version = root.position;
}
