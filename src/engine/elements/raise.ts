import type { Cell } from "../cluster/cell.ts";
import { RootCell } from "../cluster/cell.ts";
import { atomically, discarded } from "../cluster/change.ts";
import { assertNotChecking, OrphanError } from "../cluster/invariants.ts";
import { ConfigurationError, IncorrectUsageError } from "../errors.ts";
import { type AggregateSchema, type EventSchema, isBasedOn } from "../schema/element-schema.ts";
import { applyEvent } from "./apply-event.ts";
import { EventBase, makeEvent } from "./event.ts";
import { EventState, noNumber, type Place } from "./event-state.ts";

/** Rules EVT1 to EVT4: the pending event is a clone with metadata, in the list of the root. */
export function raiseEvent(cell: Cell, event: unknown): void {
  const { root } = cell;
  if (!(root instanceof RootCell)) throw new OrphanError(cell);
  if (!EventBase.isEvent(event)) {
    throw new IncorrectUsageError(`raise() of ${cell.schema.name} takes an event, as in raise(new Opened({ … }))`);
  }
  const { schema, values } = EventBase.heldBy(event);
  assertAssociated(schema, root.schema);
  if (root.isDiscarded) throw discarded(root);
  assertLive(root, schema);
  const clockBefore = root.clock;
  const pending = stamp(root, schema, values);
  try {
    if (root.schema.isEventSourced) applyLive(root, pending);
  } catch (error) {
    root.clock = clockBefore;
    throw error;
  }
  root.pending.push(pending);
}

/** An event is raised by the aggregate it is part of, or by one that extends it. */
function assertAssociated(event: EventSchema, aggregate: AggregateSchema): void {
  const owner = event.aggregate;
  if (owner !== null && isBasedOn(aggregate, owner)) return;
  throw new ConfigurationError(`Event \`${event.name}\` is not associated with aggregate \`${aggregate.name}\``);
}

function assertLive(root: RootCell, event: EventSchema): void {
  assertNotChecking(root, "raise", event.name);
  if (root.phase === "applying" || root.phase === "replaying") {
    throw new IncorrectUsageError(
      `\`${event.name}\` was raised while ${root.schema.name} applied another event: applying changes the state, commands raise events`,
    );
  }
}

/** Numbers and dates the event (VER2, VER3): later than the one before it, to the microsecond. */
export function stamp(
  root: RootCell,
  schema: EventSchema,
  values: readonly unknown[],
  place = nextPlace(root, root.stream),
): EventBase {
  const { environment, originStream } = root.schema.domain;
  const microseconds = Math.max(environment.now() * 1000, root.clock + 1);
  root.clock = microseconds;
  return makeEvent(new EventState(schema, values, microseconds, place, originStream));
}

/** Where the next event of the save stands: numbered on from what is pending. */
export function nextPlace(root: RootCell, stream: string): Place {
  const count = root.pending.length;
  const version = root.version + 1;
  return root.schema.isEventSourced
    ? { stream, version: version + count, number: noNumber }
    : { stream, version, number: count + 1 };
}

function applyLive(root: RootCell, event: EventBase): void {
  const { phase, lastModifiedOn, isDiscarded } = root;
  atomically(root, () => {
    root.phase = "applying";
    try {
      root.remember(() => {
        root.lastModifiedOn = lastModifiedOn;
        root.isDiscarded = isDiscarded;
      });
      applyEvent(root, event);
    } finally {
      root.phase = phase;
    }
  });
}
