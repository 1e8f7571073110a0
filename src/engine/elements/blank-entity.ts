import type { Cell } from "../cluster/cell.ts";
import { cellOf } from "../cluster/cluster-node.ts";
import type { ElementSchema } from "../schema/element-schema.ts";
import { blank } from "./initial.ts";

type Base = new (initial: typeof blank) => object;
const bases = new Map<ElementSchema["kind"], Base>();

/** Aggregates and entities say here how they are made without values; they need loading themselves. */
export function registerBase(kind: ElementSchema["kind"], base: Base): void {
  bases.set(kind, base);
}

/** An entity without values, its model's constructor not run. */
export function blankEntity(schema: ElementSchema): Cell {
  const base = bases.get(schema.kind);
  if (base === undefined) throw new Error(`No base for ${schema.kind}`);
  // Reflect.construct gives what the base's constructor makes.
  return cellOf(Reflect.construct(base, [blank], schema.type) as object);
}
