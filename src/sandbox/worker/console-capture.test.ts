import { describe, expect, test } from "vitest";
import { installConsole } from "./console-capture.ts";

const place = { file: "model.ts", line: 3, column: 5 } as const;

function setUp() {
  const realm: { console?: Console } = {};
  const capture = installConsole(realm, () => place);
  if (realm.console === undefined) throw new Error("There is no console.");
  return { console: realm.console, capture };
}

describe("the model's console", () => {
  test("keeps what is written, with its level and place, until it is taken", () => {
    const { console, capture } = setUp();
    console.log("balance", { a: 1 }, 5);
    console.warn("careful");
    expect(capture.take()).toEqual([
      { level: "log", text: "balance { a: 1 } 5", place },
      { level: "warn", text: "careful", place },
    ]);
    expect(capture.take()).toEqual([]);
  });

  test("says which assertions failed, and is silent about the others", () => {
    const { console, capture } = setUp();
    console.assert(true, "fine");
    console.assert(false);
    console.assert(false, "balance is", 3);
    expect(capture.take().map(({ level, text }) => `${level} ${text}`)).toEqual([
      "error Assertion failed",
      "error Assertion failed: balance is 3",
    ]);
  });

  test("survives a flood, and says how much it left out", () => {
    const { console, capture } = setUp();
    for (let index = 0; index < 100_000; index += 1) console.log("x");
    const lines = capture.take();
    expect(lines).toHaveLength(501);
    expect(lines.at(-1)).toEqual({ level: "warn", text: "… 99500 more lines were left out.", place: null });
  });

  test("cuts a line of a million characters", () => {
    const { console, capture } = setUp();
    console.log("x".repeat(1e6), "y".repeat(1e6));
    expect(capture.take()[0]?.text.length).toBeLessThan(5_000);
  });
});
