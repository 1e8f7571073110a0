import {
  IncorrectUsageError,
  InvalidDataError,
  ObjectNotFoundError,
  TooManyObjectsError,
  ValidationError,
} from "../errors.ts";
import type { FieldSlot } from "../fields/field-slot.ts";
import { refusals } from "../fields/refusal.ts";
import type { ElementSchema } from "../schema/element-schema.ts";
import { adopt, orphan } from "./adoption.ts";
import type { Cell } from "./cell.ts";
import { changeCluster } from "./change.ts";
import { cellOf, findCell } from "./cluster-node.ts";

/** The children of one `hasMany`: reads as an array, and changes by `add` and `remove` alone. */
export class EntityCollection extends Array<object> {
  readonly #owner: Cell;
  readonly #slot: FieldSlot;
  readonly #child: ElementSchema;

  constructor(owner: Cell, slot: FieldSlot, child: ElementSchema) {
    super();
    this.#owner = owner;
    this.#slot = slot;
    this.#child = child;
  }

  /** `map`, `filter` and their like give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  get cells(): readonly Cell[] {
    return this.length === 0 ? noCells : Array.from(this, cellOf);
  }

  /** Adds entities; one that is there already, by identity, stays one. @throws ValidationError for another class */
  add(...entities: object[]): void {
    const cells = entities.map((entity) => childCell(entity, this.#slot, this.#child));
    if (cells.length === 0) return;
    this.#change((now) => cells.reduce(withCell, now));
  }

  /** @throws ObjectNotFoundError when an entity is not among them */
  remove(...entities: object[]): void {
    const cells = entities.map((entity) => childCell(entity, this.#slot, this.#child));
    const ids = new Set(cells.map((cell) => cell.id));
    const here = new Set(this.cells.map((cell) => cell.id));
    const missing = cells.find((cell) => !here.has(cell.id));
    if (missing !== undefined) {
      throw new ObjectNotFoundError(
        `${this.#place()} has no ${missing.schema.name}(${missing.id}): nothing was removed`,
      );
    }
    if (cells.length > 0) this.#change((now) => now.filter((cell) => !ids.has(cell.id)));
  }

  get(match: Readonly<Record<string, unknown>>): object {
    const wanted = Object.entries(match);
    const unknown = wanted.filter(([name]) => this.#child.fields.get(name) === undefined && name !== "id");
    if (unknown.length > 0) {
      throw new InvalidDataError(Object.fromEntries(unknown.map(([name]) => [name, ["is invalid"]])), this.#child.name);
    }
    const found = this.cells.filter((cell) => wanted.every(([name, value]) => matches(cell, name, value)));
    const [first, second] = found;
    const asked = `${this.#child.name} in \`${this.#slot.name}\` of ${this.#owner.schema.name} with ${JSON.stringify(match)}`;
    if (first === undefined) throw new ObjectNotFoundError(`There is no ${asked}`);
    if (second !== undefined)
      throw new TooManyObjectsError(`There are ${found.length} ${asked}: ask for more, so that one matches`);
    return first.node;
  }

  /** Replaces all of them at once, as one change. */
  replace(cells: readonly Cell[]): void {
    this.#change(() => cells.reduce(withCell, noCells));
  }

  /** Puts entities in without any check: construction and loading do. */
  load(cells: readonly Cell[]): void {
    const kept = cells.reduce(withCell, noCells);
    this.#set(kept);
    for (const cell of kept) adopt(cell, this.#owner);
  }

  #change(next: (now: readonly Cell[]) => readonly Cell[]): void {
    changeCluster(this.#owner, this.#slot.name, () => {
      const before = this.cells;
      const after = next(before);
      const left = before.filter((cell) => !after.includes(cell));
      const come = after.filter((cell) => !before.includes(cell));
      for (const cell of come) adopt(cell, this.#owner);
      for (const cell of left) orphan(cell);
      this.#set(after);
      return () => {
        for (const cell of come) orphan(cell);
        for (const cell of left) adopt(cell, this.#owner);
        this.#set(before);
      };
    });
  }

  #set(cells: readonly Cell[]): void {
    this.length = 0;
    for (const cell of cells) super.push(cell.node);
  }

  #place(): string {
    return `\`${this.#slot.name}\` of ${this.#owner.schema.name}(${this.#owner.id})`;
  }
}

for (const name of ["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"]) {
  Object.defineProperty(EntityCollection.prototype, name, { value: () => refuse(name) });
}

const noCells: readonly Cell[] = [];

function refuse(method: string): never {
  throw new IncorrectUsageError(`Children are not changed by \`${method}\`: use add(entity) and remove(entity)`);
}

/** An entity that is there already is replaced in its place by one of the same identity. */
function withCell(cells: readonly Cell[], cell: Cell): readonly Cell[] {
  const index = cells.findIndex((other) => other.id === cell.id);
  return index === -1 ? [...cells, cell] : cells.with(index, cell);
}

function matches(cell: Cell, name: string, value: unknown): boolean {
  if (name === "id" && cell.schema.fields.get("id") === undefined) return cell.id === value;
  const slot = cell.schema.fields.get(name);
  if (slot === undefined) return false;
  const own = cell.values[slot.index];
  if (own === value || (slot.definition.kind === "hasOne" && own !== null && own === findCell(value))) return true;
  // A date is held as a number.
  return value instanceof Date && slot.isMoment
    ? own === value.getTime()
    : !slot.definition.isAssociation && slot.equals(own, value);
}

/** @throws ValidationError when it is no entity of the class */
export function childCell(entity: unknown, slot: FieldSlot, child: ElementSchema): Cell {
  const cell = findCell(entity);
  if (cell !== null && (cell.schema === child || entity instanceof child.type)) return cell;
  throw new ValidationError({ _entity: refusals.wrongType(slot.name, child.name).texts });
}
