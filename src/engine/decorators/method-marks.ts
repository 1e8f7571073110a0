import type { Constructor } from "aggregate-playground";
import { kept } from "../values/kept.ts";

/** What a decorator said of a method, until the class around it is registered. */
export type Mark =
  | { readonly role: "pre" | "post" }
  | { readonly role: "apply"; readonly event: Constructor<object> }
  | { readonly role: "handle"; readonly event: Constructor<object> };

const marks = new WeakMap<object, Set<Mark>>();

export function markMethod(method: object, mark: Mark): void {
  kept(marks, method, () => new Set()).add(mark);
}

type MarkOf<R> = Extract<Mark, { readonly role: R }>;

export interface MarkedMethod<M> {
  readonly name: string;
  readonly method: (this: object, ...args: unknown[]) => unknown;
  readonly mark: M;
}

/** Methods with a role in order of definition, those of a base class first; an overridden one counts as overridden. */
export function methodsMarked<R extends Mark["role"]>(
  type: Constructor<object>,
  role: R,
): readonly MarkedMethod<MarkOf<R>>[] {
  const found = new Map<string, { readonly method: MarkedMethod<Mark>["method"]; readonly marks: Iterable<Mark> }>();
  for (const prototype of prototypesOf(type)) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      if (typeof method !== "function") continue;
      const known = marks.get(method) ?? found.get(name)?.marks;
      // A function that was found on a prototype is one of its methods.
      if (known !== undefined) found.set(name, { method: method as MarkedMethod<Mark>["method"], marks: known });
    }
  }
  return [...found].flatMap(([name, { method, marks: own }]) =>
    [...own].filter((mark): mark is MarkOf<R> => mark.role === role).map((mark) => ({ name, method, mark })),
  );
}

/** From the base class down to the class itself. */
function prototypesOf(type: Constructor<object>): readonly object[] {
  const chain: object[] = [];
  // Prototypes are objects or null, by definition.
  for (
    let at = type.prototype as object | null;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  )
    chain.unshift(at);
  return chain;
}
