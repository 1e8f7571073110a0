import { cellOf, ClusterNode } from "../cluster/cluster-node.ts";
import { fillCell } from "../cluster/construct.ts";
import { imageOf, imageToData } from "../cluster/image.ts";
import { checkConstructed } from "../cluster/invariants.ts";
import { schemaOf } from "../schema/schema-of.ts";
import { unknownAttributeGuard } from "./attribute-guard.ts";
import type { Initial } from "./initial.ts";
import { raiseEvent } from "./raise.ts";

/** What aggregates and entities have in common. */
export class NodeBase extends ClusterNode {
  constructor(initial: Initial = {}) {
    super(schemaOf(new.target));
    const cell = cellOf(this);
    fillCell(cell, initial);
    checkConstructed(cell);
  }

  /** The event lands in the pending events of the aggregate root (EVT4). */
  raise(event: object): void {
    raiseEvent(cellOf(this), event);
  }

  /** Equal when class and identity are (ENT3). */
  equals(other: unknown): boolean {
    if (!(other instanceof NodeBase)) return false;
    const left = cellOf(this);
    const right = cellOf(other);
    return left.schema === right.schema && left.id === right.id;
  }

  toDict(): Record<string, unknown> {
    return imageToData(imageOf(cellOf(this)));
  }
}

Object.setPrototypeOf(ClusterNode.prototype, unknownAttributeGuard);
