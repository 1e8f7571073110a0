import type { DomainEvent } from "aggregate-playground";
import type { RootCell } from "../cluster/cell.ts";
import { changeCluster, isUnwatched } from "../cluster/change.ts";
import { findCell } from "../cluster/cluster-node.ts";
import { acceptInitial } from "../cluster/construct.ts";
import { type Image, imageOf } from "../cluster/image.ts";
import { restore } from "../cluster/restore.ts";
import { IncorrectUsageError } from "../errors.ts";
import { Refusal } from "../fields/refusal.ts";
import type { AggregateSchema } from "../schema/element-schema.ts";
import { blankEntity } from "./blank-entity.ts";
import { EventBase } from "./event.ts";
import type { EventState } from "./event-state.ts";
import type { Held } from "./immutable-attributes.ts";
import { whileMutating } from "./mutating.ts";

/** Changes the state as an event says, live and in replay alike (SRC1, SRC2, SRC4). */
export function applyEvent(root: RootCell, event: EventBase): void {
  const { schema } = root;
  const state = EventBase.heldBy(event);
  if (state.schema === schema.created) applyCreated(root, state);
  if (schema.options.mutator !== undefined) mutate(root, event);
  else applyByMethod(root, event);
  if (state.schema === schema.discarded) root.isDiscarded = true;
  root.lastModifiedOn = state.microseconds;
}

/** The engine itself applies the created and the discarded event; a method of the model may add to that. */
function applyByMethod(root: RootCell, event: EventBase): void {
  const { schema } = root;
  const type = EventBase.heldBy(event).schema;
  const applier = schema.appliers.get(type);
  if (applier !== undefined) applier.call(root.node, event);
  else if (type !== schema.created && type !== schema.discarded) {
    throw new IncorrectUsageError(`No @apply handler registered for event \`${type.name}\` in \`${schema.name}\``);
  }
}

function mutate(root: RootCell, event: EventBase): void {
  const { mutator } = root.schema.options;
  // The mutator belongs to the class of the node, and an EventBase is the runtime of a DomainEvent.
  const domainEvent = event as unknown as DomainEvent;
  const result = whileMutating((): unknown => mutator?.(root.node, domainEvent));
  if (result === null) root.isDiscarded = true;
  else if (result !== root.node) adoptState(root, result);
}

/** A mutator may answer with a new object instead of the one it was given: its state counts. */
function adoptState(root: RootCell, result: unknown): void {
  const cell = findCell(result);
  if (cell === null || cell.schema !== root.schema) {
    throw new IncorrectUsageError(
      `The mutator of ${root.schema.name} must return the aggregate, or null when it is gone`,
    );
  }
  setState(root, imageOf(cell));
}

function setState(root: RootCell, image: Image): void {
  if (isUnwatched(root)) return restoreState(root, image);
  changeCluster(root, root.schema.name, () => {
    const before = imageOf(root);
    restoreState(root, image);
    return () => restore(root, before, blankEntity);
  });
}

/** The identity stays, whatever the image says of it. */
function restoreState(root: RootCell, image: Image): void {
  const { identity } = root.schema.fields;
  const id = identity === null ? null : root.values[identity.index];
  restore(root, image, blankEntity);
  if (identity !== null && id !== null) root.values[identity.index] = id;
}

function applyCreated(root: RootCell, state: EventState): void {
  setState(root, createdImage(root.schema, state));
  root.createdOn = state.microseconds;
}

/** Initial values come from the event; what it does not carry has the defaults of its field. */
function createdImage(schema: AggregateSchema, created: Held): Image {
  return {
    schema,
    values: schema.fields.slots.map((slot) => {
      const source = created.schema.fields.get(slot.name);
      if (source !== undefined) return created.values[source.index];
      if (slot.definition.kind === "hasMany") return [];
      if (slot.definition.kind === "hasOne" || slot === schema.fields.identity) return null;
      const value = acceptInitial(schema, slot, undefined);
      return value instanceof Refusal ? null : value;
    }),
  };
}
