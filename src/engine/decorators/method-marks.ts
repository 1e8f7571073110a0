import type { Constructor } from "aggregate-playground";
import { kept } from "../values/kept.ts";

/** What a decorator said of a method, until the class around it is registered. */
export type Mark =
  { readonly role: "pre" | "post" } | { readonly role: "apply" | "handle"; readonly event: Constructor<object> };

const marks = new WeakMap<object, Mark[]>();

export function markMethod(method: object, mark: Mark): void {
  kept(marks, method, () => []).push(mark);
}

export interface MarkedMethod {
  readonly name: string;
  readonly method: (this: object, ...args: unknown[]) => unknown;
  readonly marks: readonly Mark[];
}

/** Marked methods in order of definition, those of a base class first; an overridden one counts once, as overridden. */
export function markedMethodsOf(type: Constructor<object>): readonly MarkedMethod[] {
  const found = new Map<string, MarkedMethod>();
  for (const prototype of prototypesOf(type)) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      if (typeof method !== "function") continue;
      const methodMarks = marks.get(method) ?? found.get(name)?.marks;
      if (methodMarks === undefined) continue;
      // A function that was found on a prototype is one of its methods.
      found.set(name, { name, method: method as MarkedMethod["method"], marks: methodMarks });
    }
  }
  return [...found.values()];
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
