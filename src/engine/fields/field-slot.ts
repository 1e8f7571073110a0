import { isPlainObject } from "../values/plain-object.ts";
import type { FieldDefinition } from "./field-definition.ts";
import { type ItemField, listKind } from "./list-kind.ts";
import { type Refusal, refusals } from "./refusal.ts";
import type { ValueKind } from "./value-kind.ts";

/** A field with its name and its place in an element: `values[index]` holds the element's value. */
export class FieldSlot implements ItemField {
  readonly name: string;
  readonly index: number;
  readonly definition: FieldDefinition;
  readonly isRequired: boolean;
  readonly isIdentifier: boolean;
  readonly hasDefault: boolean;
  /** The field of a list's items; null for other kinds. */
  readonly item: FieldSlot | null;
  /** Set by the domain's `init()` for value objects. */
  valueKind: ValueKind;
  readonly #choices: readonly unknown[] | undefined;

  constructor(name: string, index: number, definition: FieldDefinition) {
    const { settings, of } = definition;
    this.name = name;
    this.index = index;
    this.definition = definition;
    this.isIdentifier = settings.identifier === true;
    this.isRequired = settings.required === true || this.isIdentifier;
    this.hasDefault = Object.hasOwn(settings, "default");
    this.#choices = settings.choices;
    this.item = of === null ? null : new FieldSlot(name, 0, of);
    this.valueKind = this.item === null ? definition.valueKind : listKind(this.item);
  }

  /** Does reading the value give something that could be changed in place? */
  get isNested(): boolean {
    return this.definition.kind === "list" || this.definition.kind === "dict";
  }

  get isMoment(): boolean {
    return this.definition.kind === "date" || this.definition.kind === "dateTime";
  }

  /** Is the value read as it is held? */
  get isPlain(): boolean {
    return !this.isNested && !this.isMoment && !this.definition.isAssociation;
  }

  /** Rule FLD1 for one value. */
  accept(value: unknown): unknown | Refusal {
    if (isEmpty(value)) return this.#acceptEmpty();
    return this.#acceptFilled(value);
  }

  acceptItem(value: unknown): unknown | Refusal {
    if (value === undefined || value === null || (this.isRequired && value === "")) return this.#acceptEmpty();
    return this.#acceptFilled(value);
  }

  toData(value: unknown): unknown {
    return value === null ? null : this.valueKind.toData(value);
  }

  fromData(data: unknown): unknown {
    return data === null || data === undefined ? this.emptyValue : this.valueKind.fromData(data);
  }

  equals(left: unknown, right: unknown): boolean {
    if (Object.is(left, right)) return true;
    return left !== null && right !== null && this.valueKind.equals(left, right);
  }

  get emptyValue(): unknown {
    return this.definition.kind === "list" ? emptyList : null;
  }

  #acceptEmpty(): unknown | Refusal {
    if (this.hasDefault) {
      // A function as default is a thunk: a field's value is never a function.
      const { default: set } = this.definition.settings;
      const value: unknown = typeof set === "function" ? Reflect.apply(set, undefined, []) : set;
      if (value !== undefined && value !== null) return this.#acceptFilled(value);
    }
    return this.isRequired ? refusals.required() : this.emptyValue;
  }

  #acceptFilled(value: unknown): unknown | Refusal {
    if (this.#choices !== undefined && !this.#choices.includes(value)) return refusals.choice(value, this.#choices);
    return this.valueKind.accept(value);
  }
}

const emptyList: readonly unknown[] = Object.freeze([]);

/** Empty values of rule FLD1. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.length === 0;
  return isPlainObject(value) && Object.keys(value).length === 0;
}
