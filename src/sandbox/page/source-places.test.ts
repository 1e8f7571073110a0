import ts from "typescript-5";
import { describe, expect, test } from "vitest";
import { SourcePlaces } from "./source-places.ts";
import { replyOf } from "./run-fixture.ts";

const source = `interface Unused {}

export function withdraw(amount: number) {
  throw new Error("no");
}
`;
const { outputText, sourceMapText = "" } = ts.transpileModule(source, {
  fileName: "model.ts",
  compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, sourceMap: true },
});
const places = new SourcePlaces({
  codeVersion: "1",
  modules: [{ file: "model.ts", javascript: outputText, sourceMap: sourceMapText }],
});

const line = outputText.split("\n").findIndex((text) => text.includes("new Error")) + 1;
const column = (outputText.split("\n")[line - 1]?.indexOf("new Error") ?? 0) + 1;
const thrownAt = { file: "model.ts", line, column } as const;
const writtenAt = { file: "model.ts", line: 4, column: 9 } as const;

describe("places of the compiled JavaScript", () => {
  test("lead to the person's own line and column", () => {
    expect(line).not.toBe(4);
    expect(places.original(thrownAt)).toEqual(writtenAt);
  });

  test("of a file without a source map, or of no line at all, lead nowhere", () => {
    expect(places.original({ ...thrownAt, file: "specs.ts" })).toBeNull();
    expect(places.original({ ...thrownAt, line: 0 })).toBeNull();
    expect(places.original({ ...thrownAt, line: 10_000 })).toBeNull();
  });

  test("are led back wherever a reply holds some", () => {
    const error = { name: "E", message: "", messages: null, stack: [{ ...thrownAt, function: "withdraw" }] };
    const mapped = { ...error, stack: [{ ...writtenAt, function: "withdraw" }] };
    const reply = replyOf({
      error,
      steps: [{ input: "a", output: null, error }],
      handlerErrors: [{ handler: "H", event: "E", error }],
      console: [
        { level: "log", text: "x", place: thrownAt },
        { level: "log", text: "y", place: null },
      ],
    });
    expect(places.ofRun(reply)).toEqual({
      ...reply,
      error: mapped,
      steps: [{ input: "a", output: null, error: mapped }],
      handlerErrors: [{ handler: "H", event: "E", error: mapped }],
      console: [
        { level: "log", text: "x", place: writtenAt },
        { level: "log", text: "y", place: null },
      ],
    });
    expect(places.ofLoad({ ok: false, error })).toEqual({ ok: false, error: mapped, console: [] });
  });

  test("that the compiler added vanish from a stack", () => {
    const error = { name: "E", message: "", messages: null, stack: [{ ...thrownAt, line: 10_000, function: "f" }] };
    expect(places.ofError(error).stack).toEqual([]);
  });
});
