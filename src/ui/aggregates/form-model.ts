import type { WireValue } from "../../sandbox/protocol.ts";

/** An identity that exists in the state of the workspace, and what a person knows it by. */
export interface Offer {
  readonly id: string;
  readonly name: string;
}

export interface Choice {
  /** Key of the option. */
  readonly value: string;
  readonly name: string;
  readonly wire: WireValue;
}

/**
 * What an empty control means: the value is left out and its default holds; it is the empty text; or there is nothing to
 * send, which the person is told.
 */
export type WhenEmpty = "left out" | "empty text" | "refused";

interface Described {
  /** The label: the name in the model, unchanged. */
  readonly name: string;
  readonly help: string;
  readonly whenEmpty: WhenEmpty;
  /** Beside the label: "optional", "default". */
  readonly hint: string;
  /** What the value is when the control is left empty, shown in its place. */
  readonly placeholder: string;
}

/** The control that a field of an element or a parameter of a method asks for. */
export type Control = Described &
  (
    | {
        readonly kind: "text";
        readonly isLong: boolean;
        readonly suggestions: readonly Offer[];
        readonly maxLength: number | null;
      }
    | { readonly kind: "number"; readonly isWhole: boolean; readonly min: number | null; readonly max: number | null }
    | { readonly kind: "checkbox"; readonly isOnAtFirst: boolean }
    | { readonly kind: "date" | "dateTime" }
    | { readonly kind: "choice"; readonly options: readonly Choice[]; readonly first: string }
    /** Identities of children or other aggregates; any other may be typed instead. */
    | { readonly kind: "offer"; readonly offers: readonly Offer[] }
    | { readonly kind: "nullable"; readonly of: Control }
    /** The item is described when it is wanted: an element may hold a list of its own kind. */
    | { readonly kind: "list"; readonly item: () => Control }
    /** A value object or an entity. Left as it was at first, it is left out where that is allowed. */
    | { readonly kind: "element"; readonly className: string; readonly fields: readonly Control[] }
    | { readonly kind: "object"; readonly fields: readonly Control[] }
    | { readonly kind: "json"; readonly typeText: string }
  );

/** What stands in a control. Numbers, dates and choices are kept as they were typed. */
export type FormValue = string | boolean | ChosenId | NullableValue | ListValue | GroupValue;

/** An identity that was offered; one that was typed instead is a text. Empty where none is wanted. */
export interface ChosenId {
  readonly kind: "chosen";
  readonly id: string;
}

export interface NullableValue {
  readonly kind: "nullable";
  readonly isNull: boolean;
  readonly value: FormValue;
}

export interface ListValue {
  readonly kind: "list";
  /** Keys stay with their items while others come and go. */
  readonly items: readonly { readonly key: number; readonly value: FormValue }[];
}

export interface GroupValue {
  readonly kind: "group";
  readonly fields: Readonly<Record<string, FormValue>>;
}
