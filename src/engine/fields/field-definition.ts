import type { Constructor } from "aggregate-playground";

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

/** Options of all kinds; which of them a kind honours is said by the modelling API's types. */
export interface FieldSettings {
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly identifier?: boolean;
  readonly default?: unknown;
  readonly choices?: readonly unknown[];
  readonly description?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly increment?: boolean;
}

/** What `field.string({ … })` returns: the declaration, before it has a name and an element. */
export class FieldDefinition {
  readonly kind: FieldKind;
  readonly settings: FieldSettings;
  /** Declaration of a list's items. */
  readonly of: FieldDefinition | null;
  /** The class that a value object, a reference or an association points to; by a thunk or its name, since it may be declared later. */
  readonly target: Target | null;

  constructor(
    kind: FieldKind,
    settings: FieldSettings = {},
    more: { readonly of?: FieldDefinition; readonly target?: Target } = {},
  ) {
    this.kind = kind;
    this.settings = settings;
    this.of = more.of ?? null;
    this.target = more.target ?? null;
  }

  get isAssociation(): boolean {
    return this.kind === "hasOne" || this.kind === "hasMany";
  }
}

const plain =
  (kind: FieldKind) =>
  (settings?: FieldSettings): FieldDefinition =>
    new FieldDefinition(kind, settings);

const pointing =
  (kind: FieldKind) =>
  (target: Target, settings?: FieldSettings): FieldDefinition =>
    new FieldDefinition(kind, settings, { target });

/** The runtime of the API's `field`; its types are in the public declaration. */
export const field = {
  string: plain("string"),
  text: plain("text"),
  identifier: plain("identifier"),
  auto: plain("auto"),
  integer: plain("integer"),
  float: plain("float"),
  boolean: plain("boolean"),
  date: plain("date"),
  dateTime: plain("dateTime"),
  list: (of: FieldDefinition, settings?: FieldSettings) => new FieldDefinition("list", settings, { of }),
  dict: plain("dict"),
  valueObject: pointing("valueObject"),
  reference: pointing("reference"),
  hasOne: pointing("hasOne"),
  hasMany: pointing("hasMany"),
};
