import type { Constructor } from "aggregate-playground";
import { booleanKind } from "./boolean-kind.ts";
import { dateKind, dateTimeKind } from "./date-kind.ts";
import { dictKind } from "./dict-kind.ts";
import { floatKind, integerKind } from "./number-kind.ts";
import type { FieldSettings } from "./field-settings.ts";
import { identifierKind, textKind } from "./text-kind.ts";
import type { ValueKind } from "./value-kind.ts";

export type FieldKind =
  | "string"
  | "text"
  | "identifier"
  | "auto"
  | "integer"
  | "float"
  | "boolean"
  | "date"
  | "dateTime"
  | "list"
  | "dict"
  | "valueObject"
  | "reference"
  | "hasOne"
  | "hasMany";

export type Target = (() => Constructor<object>) | string;

/** What `field.string({ … })` returns: the declaration, before it has a name and an element. */
export class FieldDefinition {
  readonly kind: FieldKind;
  readonly settings: FieldSettings;
  readonly valueKind: ValueKind;
  /** Declaration of a list's items. */
  readonly of: FieldDefinition | null;
  /** The class that a value object, a reference or an association points to; by a thunk or its name, since it may be declared later. */
  readonly target: Target | null;

  constructor(
    kind: FieldKind,
    settings: FieldSettings,
    valueKind: ValueKind,
    more: { readonly of?: FieldDefinition; readonly target?: Target } = {},
  ) {
    this.kind = kind;
    this.settings = settings;
    this.valueKind = valueKind;
    this.of = more.of ?? null;
    this.target = more.target ?? null;
  }

  get isAssociation(): boolean {
    return this.kind === "hasOne" || this.kind === "hasMany";
  }
}

/** Of children, which are no values, since the cluster keeps them; of lists and value objects, until more is known. */
const noValues: ValueKind = {
  accept: () => {
    throw new Error("This field has no value yet");
  },
  toData: () => null,
  fromData: () => null,
  equals: Object.is,
};

const plain =
  (kind: FieldKind, valuesOf: (settings: FieldSettings) => ValueKind) =>
  (settings: FieldSettings = {}): FieldDefinition =>
    new FieldDefinition(kind, settings, valuesOf(settings));

const pointing =
  (kind: FieldKind, valueKind = noValues) =>
  (target: Target, settings: FieldSettings = {}): FieldDefinition =>
    new FieldDefinition(kind, settings, valueKind, { target });

/** The runtime of the API's `field`; its types are in the public declaration. */
export const field = {
  string: plain("string", textKind),
  text: plain("text", textKind),
  identifier: plain("identifier", () => identifierKind),
  auto: plain("auto", (settings) => (settings.increment === true ? integerKind(settings) : identifierKind)),
  integer: plain("integer", integerKind),
  float: plain("float", floatKind),
  boolean: plain("boolean", () => booleanKind),
  date: plain("date", () => dateKind),
  dateTime: plain("dateTime", () => dateTimeKind),
  list: (of: FieldDefinition, settings: FieldSettings = {}) => new FieldDefinition("list", settings, noValues, { of }),
  dict: plain("dict", () => dictKind),
  valueObject: pointing("valueObject"),
  reference: pointing("reference", identifierKind),
  hasOne: pointing("hasOne"),
  hasMany: pointing("hasMany"),
};
