import { RootCell } from "../cluster/cell.ts";
import { discarded as discardedError } from "../cluster/change.ts";
import { cellOf } from "../cluster/cluster-node.ts";
import { assertNotChecking } from "../cluster/invariants.ts";
import { IncorrectUsageError, InvalidOperationError } from "../errors.ts";
import type { FieldDefinition } from "../fields/field-definition.ts";
import { FieldSet } from "../fields/field-set.ts";
import { bear, discardedEvent } from "./birth.ts";
import { defineEntityAttributes } from "./entity-attributes.ts";
import type { EventBase } from "./event.ts";
import type { Initial } from "./initial.ts";
import { isMutating } from "./mutating.ts";
import { NodeBase } from "./node-base.ts";
import { raiseEvent } from "./raise.ts";

/** Root of a cluster: the one place through which it is changed, saved and loaded. */
export class AggregateBase extends NodeBase {
  constructor(initial: Initial = {}) {
    super(initial);
    const root = rootOf(this);
    const { created } = root.schema;
    root.isChanged = true;
    if (created !== null && !isMutating()) bear(root, created, initial);
    root.phase = "live";
  }

  get events(): readonly EventBase[] {
    return rootOf(this).pending.slice();
  }

  get version(): number {
    return rootOf(this).version;
  }

  get createdOn(): Date | null {
    return dateOf(rootOf(this).createdOn);
  }

  get lastModifiedOn(): Date | null {
    return dateOf(rootOf(this).lastModifiedOn);
  }

  get isDiscarded(): boolean {
    return rootOf(this).isDiscarded;
  }

  async save(): Promise<void> {
    const { application, schema } = rootOf(this);
    const where = application ?? schema.domain.currentApplication;
    if (where === null) {
      throw new InvalidOperationError(
        `${schema.name} cannot be saved: no application is open for the domain "${schema.domain.name}". Open one with \`new Application(domain)\``,
      );
    }
    const saving = where.save(this);
    if (saving !== undefined) await saving;
  }

  /** Event-sourced: raises the discarded event. It is gone once it is saved (SRC3). */
  discard(): void {
    const root = rootOf(this);
    if (root.isDiscarded) throw discardedError(root);
    const { discarded } = root.schema;
    if (discarded !== null) raiseEvent(root, discardedEvent(root, discarded));
    else {
      assertNotChecking(root, "discard", root.schema.name);
      root.isDiscarded = true;
      const wasChanged = root.isChanged;
      root.isChanged = true;
      if (root.atomicDepth > 0) {
        root.remember(() => {
          root.isDiscarded = false;
          root.isChanged = wasChanged;
        });
      }
    }
  }

  /** A stored aggregate's begins with `_version` (ENT5). */
  override toDict(): Record<string, unknown> {
    const { version } = rootOf(this);
    const data = super.toDict();
    return version === -1 ? data : { _version: version, ...data };
  }
}

const dateOf = (microseconds: number | null): Date | null =>
  microseconds === null ? null : new Date(microseconds / 1000);

/** @throws IncorrectUsageError when it is no aggregate */
export function rootOf(aggregate: object): RootCell {
  const cell = cellOf(aggregate);
  if (cell instanceof RootCell) return cell;
  throw new IncorrectUsageError(`${cell.schema.name} is an entity: this works on its aggregate root alone`);
}

export function Aggregate(fields: Readonly<Record<string, FieldDefinition>>): typeof AggregateBase {
  const Base = class extends AggregateBase {};
  defineEntityAttributes(Base, FieldSet.withIdentity(fields), "aggregate");
  return Base;
}
