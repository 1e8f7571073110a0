import type { StackFrame, ThrownError } from "../protocol.ts";
import { isArray, keysOf, NativeError, append, slice, defineProperty } from "./primordials.ts";
import { printValue } from "./print-value.ts";

const maximalMessage = 10_000;
const maximalFields = 200;
const maximalTexts = 50;

/** Turns whatever was thrown into data that can be shown. It never throws itself. */
export function describeThrown(error: unknown, framesOf: (stack: string) => readonly StackFrame[]): ThrownError {
  try {
    if (!(error instanceof NativeError)) {
      return { name: "Thrown value", message: cut(printValue(error)), messages: null, stack: [] };
    }
    const stack: unknown = error.stack;
    return {
      name: nameOf(error),
      message: cut(textOf(error.message)),
      messages: "messages" in error ? messagesOf(error.messages) : null,
      stack: typeof stack === "string" ? framesOf(stack) : [],
    };
  } catch {
    return { name: "Error", message: "An error was thrown that cannot be read.", messages: null, stack: [] };
  }
}

/** `class InsufficientFunds extends Error {}` has the name "Error": the class says more. */
function nameOf(error: Error): string {
  const name: unknown = error.name;
  const constructor: unknown = error.constructor;
  const className: unknown = typeof constructor === "function" ? constructor.name : "";
  const best = name === "Error" && className !== "" ? className : name;
  return typeof best === "string" && best !== "" ? slice(best, 0, 200) : "Error";
}

function messagesOf(value: unknown): ThrownError["messages"] {
  if (typeof value !== "object" || value === null || isArray(value)) return null;
  const result: Record<string, readonly string[]> = {};
  const fields = keysOf(value);
  for (let index = 0; index < fields.length && index < maximalFields; index += 1) {
    const field = fields[index] ?? "";
    // An own enumerable property of an object: any value may stand there.
    const texts = (value as Record<string, unknown>)[field];
    if (!isArray(texts)) continue;
    const copied: string[] = [];
    for (let at = 0; at < texts.length && at < maximalTexts; at += 1) append(copied, cut(textOf(texts[at])));
    defineProperty(result, field, { value: copied, enumerable: true, configurable: true, writable: true });
  }
  return result;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : printValue(value));

const cut = (text: string): string => (text.length > maximalMessage ? `${slice(text, 0, maximalMessage)}…` : text);
