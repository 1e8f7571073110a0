import { defineImmutableAttributes, type Held } from "./immutable-attributes.ts";
import { ValidationError } from "../errors.ts";
import type { FieldDefinition } from "../fields/field-definition.ts";
import { FieldSet } from "../fields/field-set.ts";
import { Refusal } from "../fields/refusal.ts";
import { imageToData } from "../cluster/image.ts";
import { assertKnown, type ElementSchema } from "../schema/element-schema.ts";
import { schemaOf } from "../schema/schema-of.ts";
import { immutableGuard } from "./attribute-guard.ts";
import { rememberFields } from "./declared-fields.ts";
import type { Initial } from "./initial.ts";

/** Values that were accepted before: the engine gives them to a constructor instead of a person's. */
class Accepted implements Held {
  readonly schema: ElementSchema;
  readonly values: readonly unknown[];

  constructor(schema: ElementSchema, values: readonly unknown[]) {
    this.schema = schema;
    this.values = values;
  }
}

/** Values without an identity: equal when all their values are; a change makes another one (ENT3, ENT4). */
export class ValueObjectBase {
  readonly #held: Held;

  constructor(initial: Initial | Accepted = {}) {
    if (initial instanceof Accepted) {
      this.#held = initial;
      return;
    }
    const schema = schemaOf(new.target);
    this.#held = new Accepted(schema, acceptAll(schema, initial));
    for (const { check } of schema.postInvariants) check.call(this);
  }

  static heldBy(element: ValueObjectBase): Held {
    return element.#held;
  }

  equals(other: unknown): boolean {
    if (typeof other !== "object" || other === null || !(#held in other)) return false;
    const { schema, values } = other.#held;
    return (
      schema === this.#held.schema &&
      schema.fields.slots.every((slot) => slot.equals(values[slot.index], this.#held.values[slot.index]))
    );
  }

  /** A copy with other values, validated like a new one. */
  with(changes: Initial): object {
    const { schema, values } = this.#held;
    const made = makeValueObject(schema, acceptChanges(schema, values, changes));
    for (const { check } of schema.postInvariants) check.call(made);
    return made;
  }

  toDict(): Record<string, unknown> {
    return imageToData(this.#held);
  }
}

Object.setPrototypeOf(ValueObjectBase.prototype, immutableGuard);

export function ValueObject(fields: Readonly<Record<string, FieldDefinition>>): typeof ValueObjectBase {
  const Base = class extends ValueObjectBase {};
  const set = FieldSet.withoutIdentity(fields);
  rememberFields(Base, set, "value object");
  defineImmutableAttributes(Base.prototype, set.slots, ValueObjectBase.heldBy);
  return Base;
}

/** With accepted values, without running the constructor of the model's class. */
export function makeValueObject(schema: ElementSchema, values: readonly unknown[]): ValueObjectBase {
  // Reflect.construct gives what the base's constructor makes.
  return Reflect.construct(ValueObjectBase, [new Accepted(schema, values)], schema.type) as ValueObjectBase;
}

/** @throws ValidationError with every refusal, InvalidDataError for unknown names (FLD2) */
export function acceptAll(schema: ElementSchema, initial: Initial): readonly unknown[] {
  return acceptSome(schema, initial, (slot) => slot.accept(initial[slot.name]));
}

function acceptChanges(schema: ElementSchema, values: readonly unknown[], changes: Initial): readonly unknown[] {
  return acceptSome(schema, changes, (slot) =>
    Object.hasOwn(changes, slot.name) ? slot.accept(changes[slot.name]) : values[slot.index],
  );
}

function acceptSome(
  schema: ElementSchema,
  given: Initial,
  accept: (slot: ElementSchema["fields"]["slots"][number]) => unknown | Refusal,
): readonly unknown[] {
  assertKnown(schema, Object.keys(given));
  let refused: Record<string, readonly string[]> | null = null;
  const values = schema.fields.slots.map((slot) => {
    const accepted = accept(slot);
    if (accepted instanceof Refusal) (refused ??= {})[slot.name] = accepted.texts;
    return accepted;
  });
  if (refused !== null) throw new ValidationError(refused, schema.name);
  return values;
}
