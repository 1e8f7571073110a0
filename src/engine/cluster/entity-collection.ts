import { IncorrectUsageError, ObjectNotFoundError, TooManyObjectsError, ValidationError } from "../errors.ts";
import { refusals } from "../fields/refusal.ts";
import { assertKnown, type Association } from "../schema/element-schema.ts";
import { listMutators } from "../values/nested-view.ts";
import type { Cell } from "./cell.ts";
import { changeCluster } from "./change.ts";
import { moveChildren } from "./children.ts";
import { cellOf, findCell } from "./cluster-node.ts";

/** The children of one `hasMany`: reads as an array, and changes by `add` and `remove` alone. */
export class EntityCollection extends Array<object> {
  readonly #owner: Cell;
  readonly #association: Association;

  constructor(owner: Cell, association: Association) {
    super();
    this.#owner = owner;
    this.#association = association;
  }

  /** `map`, `filter` and their like give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  get cells(): readonly Cell[] {
    return Array.from(this, cellOf);
  }

  /** Adds entities; one that is there already, by identity, stays one. @throws ValidationError for another class */
  add(...entities: object[]): void {
    const cells = this.#cellsOf(entities);
    if (cells.length > 0) this.replace([...this.cells, ...cells]);
  }

  /** @throws ObjectNotFoundError when an entity is not among them */
  remove(...entities: object[]): void {
    const cells = this.#cellsOf(entities);
    const left = byId(this.cells);
    const missing = cells.find(({ id }) => !left.has(id));
    if (missing !== undefined)
      throw new ObjectNotFoundError(
        `\`${this.#association.slot.name}\` of ${this.#owner.label} has no ${missing.label}: nothing was removed`,
      );
    for (const { id } of cells) left.delete(id);
    if (cells.length > 0) this.replace([...left.values()]);
  }

  get(match: Readonly<Record<string, unknown>>): object {
    const { slot, child } = this.#association;
    const wanted = Object.entries(match);
    assertKnown(
      child,
      Object.keys(match).filter((name) => name !== "id"),
    );
    const found = this.cells.filter((cell) => wanted.every(([name, value]) => matches(cell, name, value)));
    const [first, second] = found;
    if (first !== undefined && second === undefined) return first.node;
    const asked = `${child.name} in \`${slot.name}\` of ${this.#owner.schema.name} with ${JSON.stringify(match)}`;
    throw first === undefined
      ? new ObjectNotFoundError(`There is no ${asked}`)
      : new TooManyObjectsError(`There are ${found.length} ${asked}: ask for more, so that one matches`);
  }

  /** Replaces all of them at once, as one change. */
  replace(cells: readonly Cell[]): void {
    const { slot } = this.#association;
    changeCluster(this.#owner, slot.name, () => {
      const before = this.cells;
      const after = distinct(cells);
      moveChildren(this.#owner, slot, before, after);
      return () => moveChildren(this.#owner, slot, after, before);
    });
  }

  /** Puts entities in, and does nothing else. */
  hold(cells: readonly Cell[]): void {
    this.length = 0;
    for (const cell of cells) super.push(cell.node);
  }

  #cellsOf(entities: readonly object[]): readonly Cell[] {
    return entities.map((entity) => childCell(entity, this.#association));
  }
}

for (const name of listMutators) {
  Object.defineProperty(EntityCollection.prototype, name, {
    value: () => {
      throw new IncorrectUsageError(`Children are not changed by \`${name}\`: use add(entity) or remove(entity)`);
    },
  });
}

const byId = (cells: readonly Cell[]): Map<string, Cell> => new Map(cells.map((cell) => [cell.id, cell]));

/** Of several with the same identity the last one stays, in the place of the first. */
export const distinct = (cells: readonly Cell[]): readonly Cell[] => [...byId(cells).values()];

function matches(cell: Cell, name: string, value: unknown): boolean {
  const slot = cell.schema.fields.get(name);
  // `id` reads as the identity, whatever its field is called.
  if (slot === undefined) return cell.id === value;
  const own = cell.values[slot.index];
  if (slot.definition.isAssociation) return own === value || (own !== null && own === findCell(value));
  // A date is held as a number.
  return slot.isMoment && value instanceof Date ? own === value.getTime() : slot.equals(own, value);
}

/** @throws ValidationError when it is no entity of the class */
export function childCell(entity: unknown, { slot, child }: Association): Cell {
  const cell = findCell(entity);
  if (cell !== null && (cell.schema === child || entity instanceof child.type)) return cell;
  throw new ValidationError({ _entity: refusals.wrongType(slot.name, child.name).texts });
}
