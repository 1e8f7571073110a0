/** What the engine knows of a loaded model, as plain data: read from the domain after `init()`. */
export interface ModelDescription {
  readonly domain: string;
  /** Normalised domain name, the prefix of every stream: `banking`. */
  readonly streamPrefix: string;
  readonly elements: readonly ElementDescription[];
}

export interface ElementDescription {
  readonly kind: "aggregate" | "entity" | "value object" | "event" | "fact event" | "event handler";
  readonly name: string;
  /** Class name of the aggregate that it is part of; its own name for an aggregate; null for a free one. */
  readonly aggregate: string | null;
  readonly fields: readonly FieldDescription[];
  readonly invariants: readonly { readonly name: string; readonly when: "pre" | "post" }[];
  /** Aggregates only. */
  readonly isEventSourced: boolean;
  readonly hasFactEvents: boolean;
  /** Aggregates: `banking::account`. Others: null. */
  readonly category: string | null;
  /** Name of the identifier field; null for value objects, events and handlers. */
  readonly identifier: string | null;
  /** Events: `Banking.AccountWithdrawn.v1`. Others: null. */
  readonly type: string | null;
  /** Event handlers and aggregates: class names of the events that they handle or apply. */
  readonly handles: readonly string[];
}

export interface FieldDescription {
  readonly name: string;
  readonly kind:
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
  readonly required: boolean;
  readonly unique: boolean;
  readonly identifier: boolean;
  /** The default as JSON data; null when there is none or when it is computed. */
  readonly default: unknown;
  readonly hasDefault: boolean;
  readonly choices: readonly unknown[] | null;
  readonly description: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  /** The class that a value object, reference or association points to. */
  readonly target: string | null;
  /** The kind of a list's items. */
  readonly of: FieldDescription | null;
}
