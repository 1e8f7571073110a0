import type { RootCell } from "../cluster/cell.ts";
import { setChildren } from "../cluster/construct.ts";
import { applyEvent } from "../elements/apply-event.ts";
import { EventBase } from "../elements/event.ts";
import { InvalidOperationError } from "../errors.ts";

/** Makes a blank aggregate ready for its history: it has its identity, and no children. */
export function beginReplay(root: RootCell, id: string): void {
  const { identity } = root.schema.fields;
  root.phase = "replaying";
  if (root.position !== -1) return;
  if (identity !== null) root.values[identity.index] = identity.accept(id);
  for (const association of root.schema.associations) setChildren(root, association, []);
}

/** Applies one event, invariants off (SRC4). @throws InvalidOperationError when one before it is missing (SRC6) */
export function replayEvent(root: RootCell, stream: string, event: EventBase, position: number): void {
  if (position !== root.position + 1) {
    throw new InvalidOperationError(
      `Stream ${stream} has no event at position ${root.position + 1}, the next one is at ${position}: it cannot be replayed`,
    );
  }
  applyEvent(root, event);
  root.position = position;
  root.version = position;
  root.clock = EventBase.heldBy(event).microseconds;
}
