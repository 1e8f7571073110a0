import type { Cell } from "../cluster/cell.ts";
import { cellOf, ClusterNode } from "../cluster/cluster-node.ts";
import type { ElementSchema } from "../schema/element-schema.ts";

/** An entity without values, no constructor but its base's run: loading fills it. */
export function blankEntity(schema: ElementSchema): Cell {
  // Reflect.construct gives what the base's constructor makes.
  return cellOf(Reflect.construct(ClusterNode, [schema], schema.type) as object);
}
