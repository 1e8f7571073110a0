import { RootCell } from "../cluster/cell.ts";
import { cellOf } from "../cluster/cluster-node.ts";
import { OrphanError } from "../cluster/invariants.ts";
import type { FieldDefinition } from "../fields/field-definition.ts";
import { FieldSet } from "../fields/field-set.ts";
import { defineEntityAttributes } from "./entity-attributes.ts";
import { NodeBase } from "./node-base.ts";

/** A part of an aggregate that has an identity of its own. */
export class EntityBase extends NodeBase {
  get owner(): object {
    const cell = cellOf(this);
    if (cell.owner === null) throw new OrphanError(cell);
    return cell.owner.node;
  }

  get root(): object {
    const cell = cellOf(this);
    const { root } = cell;
    if (!(root instanceof RootCell)) throw new OrphanError(cell);
    return root.node;
  }
}

export function Entity(fields: Readonly<Record<string, FieldDefinition>>): typeof EntityBase {
  const Base = class extends EntityBase {};
  defineEntityAttributes(Base, FieldSet.withIdentity(fields), "entity");
  return Base;
}
