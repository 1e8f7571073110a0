import { fillCell } from "../cluster/construct.ts";
import { RootCell } from "../cluster/cell.ts";
import { cellOf, ClusterNode } from "../cluster/cluster-node.ts";
import { imageOf, imageToData } from "../cluster/image.ts";
import { checkConstructed, OrphanError } from "../cluster/invariants.ts";
import type { FieldDefinition } from "../fields/field-definition.ts";
import { FieldSet } from "../fields/field-set.ts";
import { schemaOf } from "../schema/schema-of.ts";
import { defineEntityAttributes } from "./entity-attributes.ts";
import { unknownAttributeGuard } from "./attribute-guard.ts";
import type { Initial } from "./initial.ts";
import { raiseEvent } from "./raise.ts";

/** A part of an aggregate that has an identity of its own. */
export class EntityBase extends ClusterNode {
  constructor(initial: Initial = {}) {
    super(schemaOf(new.target));
    const cell = cellOf(this);
    fillCell(cell, initial);
    checkConstructed(cell);
  }

  get owner(): object {
    const cell = cellOf(this);
    const { owner } = cell;
    if (owner === null) throw new OrphanError(cell);
    return owner.node;
  }

  get root(): object {
    const cell = cellOf(this);
    const { root } = cell;
    if (!(root instanceof RootCell)) throw new OrphanError(cell);
    return root.node;
  }

  /** The event lands in the pending events of the aggregate root (EVT4). */
  raise(event: object): void {
    raiseEvent(cellOf(this), event);
  }

  /** Equal when class and identity are (ENT3). */
  equals(other: unknown): boolean {
    return areSameEntity(this, other);
  }

  toDict(): Record<string, unknown> {
    return imageToData(imageOf(cellOf(this)));
  }
}

Object.setPrototypeOf(ClusterNode.prototype, unknownAttributeGuard);

export function areSameEntity(entity: object, other: unknown): boolean {
  if (!(other instanceof ClusterNode)) return false;
  const left = cellOf(entity);
  const right = cellOf(other);
  return left.schema === right.schema && left.id === right.id;
}

export function Entity(fields: Readonly<Record<string, FieldDefinition>>): typeof EntityBase {
  const Base = class extends EntityBase {};
  defineEntityAttributes(Base, FieldSet.withIdentity(fields), "entity");
  return Base;
}
