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

const forEvent =
  (role: "apply" | "handle") =>
  (event: Constructor<object>): ReturnType<typeof marking> => {
    // Untyped callers may pass anything; an event class that is declared further down is undefined here.
    if (typeof event === "function") return marking({ role, event }, role);
    throw new IncorrectUsageError(`@${role}(…) takes an event class: declare the event above the class that uses it`);
  };

export const apply = forEvent("apply");
export const handle = forEvent("handle");
