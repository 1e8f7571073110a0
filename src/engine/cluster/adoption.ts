import { IncorrectUsageError } from "../errors.ts";
import type { Cell } from "./cell.ts";

/** Makes an entity the child of another. An entity has one parent at a time. */
export function adopt(child: Cell, owner: Cell): void {
  if (child.owner !== null && child.owner !== owner) {
    throw new IncorrectUsageError(
      `${child.schema.name}(${child.id}) is already part of ${child.owner.schema.name}(${child.owner.id}): remove it there first`,
    );
  }
  child.owner = owner;
}

export function orphan(child: Cell): void {
  child.owner = null;
}
