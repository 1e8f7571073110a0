import { booleanKind } from "./boolean-kind.ts";
import { dateKind, dateTimeKind } from "./date-kind.ts";
import { dictKind, isPlainObject } from "./dict-kind.ts";
import type { FieldDefinition } from "./field-definition.ts";
import { type ItemField, listKind } from "./list-kind.ts";
import { floatKind, integerKind } from "./number-kind.ts";
import { type Refusal, refusals } from "./refusal.ts";
import { identifierKind, textKind } from "./text-kind.ts";
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
  kind: ValueKind;
  readonly #default: unknown;
  readonly #choices: readonly unknown[] | undefined;

  constructor(name: string, index: number, definition: FieldDefinition) {
    const { settings, kind } = definition;
    this.name = name;
    this.index = index;
    this.definition = definition;
    this.isIdentifier = settings.identifier === true;
    this.isRequired = settings.required === true || this.isIdentifier;
    this.hasDefault = Object.hasOwn(settings, "default");
    this.#default = settings.default;
    this.#choices = settings.choices;
    this.item = kind === "list" ? itemOf(definition.of, name) : null;
    this.kind = this.item === null ? kindOf(definition) : listKind(this.item);
  }

  /** Does reading the value give something that could be changed in place? */
  get isNested(): boolean {
    return this.definition.kind === "list" || this.definition.kind === "dict";
  }

  get isMoment(): boolean {
    return this.definition.kind === "date" || this.definition.kind === "dateTime";
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
    return value === null ? null : this.kind.toData(value);
  }

  fromData(data: unknown): unknown {
    return data === null || data === undefined ? this.emptyValue : this.kind.fromData(data);
  }

  equals(left: unknown, right: unknown): boolean {
    if (Object.is(left, right)) return true;
    return left !== null && right !== null && this.kind.equals(left, right);
  }

  get emptyValue(): unknown {
    return this.definition.kind === "list" ? emptyList : null;
  }

  #acceptEmpty(): unknown | Refusal {
    if (this.hasDefault) {
      // A function as default is a thunk: a field's value is never a function.
      const value: unknown =
        typeof this.#default === "function" ? Reflect.apply(this.#default, undefined, []) : this.#default;
      if (value !== undefined && value !== null) return this.#acceptFilled(value);
    }
    return this.isRequired ? refusals.required() : this.emptyValue;
  }

  #acceptFilled(value: unknown): unknown | Refusal {
    if (this.#choices !== undefined && !this.#choices.includes(value)) return refusals.choice(value, this.#choices);
    return this.kind.accept(value);
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

function kindOf({ settings, kind }: FieldDefinition): ValueKind {
  switch (kind) {
    case "string":
    case "text":
      return textKind(settings);
    case "auto":
      return settings.increment === true ? integerKind(settings) : identifierKind;
    case "identifier":
    case "reference":
      return identifierKind;
    case "integer":
      return integerKind(settings);
    case "float":
      return floatKind(settings);
    case "boolean":
      return booleanKind;
    case "date":
      return dateKind;
    case "dateTime":
      return dateTimeKind;
    case "dict":
      return dictKind;
    default:
      return noKind;
  }
}

function itemOf(of: FieldDefinition | null, name: string): FieldSlot {
  if (of === null) throw new TypeError(`\`${name}\` needs the field of its items, as in field.list(field.string())`);
  return new FieldSlot(name, 0, of);
}

/** Of a value object before `init()`, and of children, which are no values: the cluster keeps them. */
const noKind: ValueKind = {
  accept: () => {
    throw new Error("This field has no value yet");
  },
  toData: () => null,
  fromData: () => null,
  equals: Object.is,
};
