import { IncorrectUsageError } from "../errors.ts";
import { AggregateSchema, type ElementSchema } from "../schema/element-schema.ts";
import { Cell, RootCell } from "./cell.ts";

let read: (node: ClusterNode) => Cell;
let holds: (value: object) => value is ClusterNode;

/** Base of aggregates and entities: an object of the model's code, whose state is kept in a cell out of its reach. */
export class ClusterNode {
  #cell: Cell;

  constructor(schema: ElementSchema) {
    this.#cell = schema instanceof AggregateSchema ? new RootCell(schema, this) : new Cell(schema, this);
  }

  static {
    read = (node) => node.#cell;
    holds = (value): value is ClusterNode => #cell in value;
  }
}

/** @throws IncorrectUsageError when it is no entity */
export function cellOf(node: object): Cell {
  if (holds(node)) return read(node);
  throw new IncorrectUsageError("This works on an aggregate or an entity alone");
}

export function findCell(value: unknown): Cell | null {
  return typeof value === "object" && value !== null && holds(value) ? read(value) : null;
}
