import type { EventBase } from "../elements/event.ts";
import { deltaStreamOf } from "../naming.ts";
import type { AggregateSchema, ElementSchema, Invariant, SavingApplication } from "../schema/element-schema.ts";

/** What stands behind one entity: its values by the index of their field, and its place in the cluster. */
export class Cell {
  readonly schema: ElementSchema;
  /** The entity that the model's code sees. */
  readonly node: object;
  /** By `FieldSlot.index`; a `hasOne` holds a cell or null, a `hasMany` a collection. */
  readonly values: unknown[];
  /** The immediate parent; null for a root, and for an entity that was not added to anything yet. */
  owner: Cell | null = null;
  /** Post-invariants that could not run before the entity had an owner. */
  deferred: readonly Invariant[] | null = null;
  /** Views of lists and dicts that were given out, by index. */
  views: Map<number, unknown> | null = null;

  constructor(schema: ElementSchema, node: object) {
    this.schema = schema;
    this.node = node;
    this.values = new Array<unknown>(schema.fields.slots.length).fill(null);
  }

  /** The topmost cell: the aggregate root, or an entity that is part of nothing yet. */
  get root(): Cell {
    return this.owner === null ? this : this.owner.root;
  }

  /** `Account(acc-1)`: how an error names it. */
  get label(): string {
    return `${this.schema.name}(${this.id})`;
  }

  get id(): string {
    const { identity } = this.schema.fields;
    return identity === null ? "" : String(this.values[identity.index]);
  }
}

/** `constructing` and `applying` let the engine set what a person's code may not. */
export type Phase = "constructing" | "live" | "applying" | "replaying";

/** The root of a cluster, with all that concerns the cluster as a whole. */
export class RootCell extends Cell {
  declare readonly schema: AggregateSchema;
  phase: Phase = "constructing";
  /** -1 until the first save. */
  version = -1;
  /** Last position in the delta stream that this copy has seen, -1 for none. */
  position = -1;
  pending: EventBase[] = [];
  /** Something but events was changed since the last save. */
  isChanged = false;
  isDiscarded = false;
  isCheckingInvariants = false;
  /** Microseconds of the newest timestamp. */
  clock = 0;
  createdOn: number | null = null;
  lastModifiedOn: number | null = null;
  /** Open atomic changes, and what they changed. */
  atomicDepth = 0;
  journal: (() => void)[] | null = null;
  /** The application that the aggregate was loaded from or saved to. */
  application: SavingApplication | null = null;
  #stream: string | null = null;

  /** What undoes a change that was made inside an atomic one. */
  remember(undo: () => void): void {
    if (this.journal === null) this.journal = [undo];
    else this.journal.push(undo);
  }

  /** A loader knows the name already: one text, hashed once, serves the whole command. */
  set stream(name: string) {
    this.#stream = name;
  }

  /** Name of the delta stream; the identity never changes, so neither does it. */
  get stream(): string {
    return (this.#stream ??= deltaStreamOf(this.schema.category, this.id));
  }
}
