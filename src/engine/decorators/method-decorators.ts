import type { Constructor } from "aggregate-playground";
import { IncorrectUsageError } from "../errors.ts";
import { type Mark, markMethod } from "./method-marks.ts";

/** Standard decorators: called with the method and its context. */
type Method = (...args: never[]) => unknown;

function marking(mark: Mark, decorator: string) {
  return (method: Method, context: ClassMethodDecoratorContext): void => {
    if (context.static || context.private || typeof context.name === "symbol") {
      throw new IncorrectUsageError(
        `@${decorator} belongs above a public method of an instance, not above ${String(context.name)}`,
      );
    }
    markMethod(method, mark);
  };
}

export const invariant = {
  pre: marking({ role: "pre" }, "invariant.pre"),
  post: marking({ role: "post" }, "invariant.post"),
};

export const apply = (event: Constructor<object>) =>
  marking({ role: "apply", event: requireClass(event, "apply") }, "apply");
export const handle = (event: Constructor<object>) =>
  marking({ role: "handle", event: requireClass(event, "handle") }, "handle");

function requireClass(event: unknown, decorator: string): Constructor<object> {
  // Untyped callers may pass anything; an event class that is declared further down is undefined here.
  if (typeof event === "function") return event as Constructor<object>;
  throw new IncorrectUsageError(
    `@${decorator}(…) takes an event class: declare the event above the class that uses it`,
  );
}
