import type { ConsoleLine } from "../protocol.ts";
import { append, defineProperty } from "./primordials.ts";
import { printValue } from "./print-value.ts";

const maximalLines = 500;
const maximalLineLength = 4_000;

/** The model's console: lines are kept until the reply takes them along. */
export interface ConsoleCapture {
  /** Adds a line of the sandbox's own, such as a rejection that nobody awaited. */
  add(line: ConsoleLine): void;
  /** The lines since the last call. */
  take(): readonly ConsoleLine[];
}

/** @param placeOfCaller place of the innermost frame of the person's own code */
export function installConsole(global: object, placeOfCaller: () => ConsoleLine["place"]): ConsoleCapture {
  let lines: ConsoleLine[] = [];
  let leftOut = 0;
  const add = (line: ConsoleLine): void => {
    if (lines.length < maximalLines) append(lines, line);
    else leftOut += 1;
  };
  const write = (level: ConsoleLine["level"], values: readonly unknown[]): void => {
    if (lines.length >= maximalLines) leftOut += 1;
    else append(lines, { level, text: printLine(values), place: placeOfCaller() });
  };

  const console = {};
  const method = (name: string, call: (...values: unknown[]) => void): void => {
    defineProperty(console, name, { value: call, writable: true, enumerable: true, configurable: true });
  };
  method("log", (...values) => write("log", values));
  method("info", (...values) => write("info", values));
  method("warn", (...values) => write("warn", values));
  method("error", (...values) => write("error", values));
  method("debug", (...values) => write("debug", values));
  method("dir", (...values) => write("log", values));
  method("table", (...values) => write("log", values));
  method("trace", (...values) => write("log", values));
  method("assert", (condition, ...values) => {
    if (!condition) write("error", values.length === 0 ? ["Assertion failed"] : ["Assertion failed:", ...values]);
  });
  defineProperty(global, "console", { value: console, writable: true, enumerable: false, configurable: true });

  return {
    add,
    take() {
      const taken = lines;
      if (leftOut > 0) append(taken, { level: "warn", text: `… ${leftOut} more lines were left out.`, place: null });
      lines = [];
      leftOut = 0;
      return taken;
    },
  };
}

function printLine(values: readonly unknown[]): string {
  let line = "";
  for (let index = 0; index < values.length && line.length < maximalLineLength; index += 1) {
    const value = values[index];
    line += `${index === 0 ? "" : " "}${typeof value === "string" ? value : printValue(value)}`;
  }
  return line.length > maximalLineLength ? `${line.slice(0, maximalLineLength)}…` : line;
}
