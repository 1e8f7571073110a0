import type { SourcePlace } from "../document/source.ts";

/** What TypeScript's checker knows of the classes in `model.ts`: the forms are made from it. */
export interface ModelSignatures {
  readonly classes: readonly ClassSignature[];
}

export interface ClassSignature {
  readonly name: string;
  readonly doc: string;
  readonly place: SourcePlace;
  /** Public, non-static, own methods in order of definition; invariants, @apply and @handle methods carry `role`. */
  readonly methods: readonly MethodSignature[];
}

export interface MethodSignature {
  readonly name: string;
  readonly doc: string;
  readonly place: SourcePlace;
  readonly role: "command" | "invariant" | "apply" | "handle";
  readonly parameters: readonly ParameterSignature[];
  /** Names of event classes that the method's own body raises: `this.raise(new AccountWithdrawn(…))`. */
  readonly raises: readonly string[];
  /** Of a @handle method: names of classes that its body makes objects of or asks a repository for. */
  readonly reaches?: readonly string[];
}

export interface ParameterSignature {
  readonly name: string;
  readonly doc: string;
  readonly type: ParameterType;
  /** It may be left out: `note?: string`, or it has a default value. */
  readonly optional: boolean;
  /** Source text of the default value, null when there is none. */
  readonly defaultText: string | null;
  /** `...tags: string[]`: its type is a list, whose items are passed one by one as the last arguments. */
  readonly isRest?: boolean;
}

export type ParameterType =
  | { readonly kind: "string" | "number" | "boolean" | "date" }
  | { readonly kind: "choice"; readonly options: readonly (string | number | boolean)[] }
  | { readonly kind: "nullable"; readonly of: ParameterType }
  | { readonly kind: "list"; readonly of: ParameterType }
  /** A value object or an entity of the model; its controls come from the model's fields. */
  | { readonly kind: "element"; readonly className: string }
  | { readonly kind: "object"; readonly properties: readonly ParameterSignature[] }
  /** Anything else: a JSON text box; `text` is the type as TypeScript prints it. */
  | { readonly kind: "json"; readonly text: string };
