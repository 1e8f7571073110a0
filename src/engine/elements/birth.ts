import type { RootCell } from "../cluster/cell.ts";
import { type Image, imageOf } from "../cluster/image.ts";
import { IncorrectUsageError } from "../errors.ts";
import { Refusal } from "../fields/refusal.ts";
import type { EventSchema } from "../schema/element-schema.ts";
import { applyEvent } from "./apply-event.ts";
import { type EventBase, makeEvent } from "./event.ts";
import { EventState } from "./event-state.ts";
import type { Initial } from "./initial.ts";
import { stamp } from "./raise.ts";
import { checkInvariants } from "../cluster/invariants.ts";

/**
 * A new event-sourced aggregate begins with its created event, and its state is what that event gives: so replay finds
 * the same (SRC3, SRC4).
 */
export function bear(root: RootCell, created: EventSchema, initial: Initial): void {
  assertCarried(root, created, initial);
  const event = stamp(root, created, carriedValues(imageOf(root), created));
  root.phase = "replaying";
  applyEvent(root, event);
  checkInvariants(root, "post");
  root.pending.push(event);
}

/** An initial value that the event does not carry would be lost with the next replay. */
function assertCarried(root: RootCell, created: EventSchema, initial: Initial): void {
  const { schema } = root;
  const lost = Object.keys(initial).find(
    (name) =>
      created.fields.get(name) === undefined &&
      schema.fields.get(name) !== schema.fields.identity &&
      initial[name] !== undefined,
  );
  if (lost === undefined) return;
  throw new IncorrectUsageError(
    `\`${lost}\` of ${schema.name} would be lost: add it to the created event \`${created.name}\``,
  );
}

function carriedValues({ schema, values }: Image, created: EventSchema): readonly unknown[] {
  return created.fields.slots.map((slot) => {
    const own = schema.fields.get(slot.name);
    const value = own === undefined ? undefined : values[own.index];
    if (own?.definition.kind === slot.definition.kind) return value;
    const accepted = slot.accept(own?.toData(value));
    return accepted instanceof Refusal ? null : accepted;
  });
}

export function discardedEvent(root: RootCell, discarded: EventSchema): EventBase {
  const { environment } = root.schema.domain;
  return makeEvent(new EventState(discarded, carriedValues(imageOf(root), discarded), environment.now() * 1000));
}
