import { describe, expect, test } from "vitest";
import { createModuleAddresses, moduleName } from "./module-addresses.ts";
import { userFrames } from "./stack-frames.ts";

const blob = "blob:null/3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const addresses = createModuleAddresses();
addresses.add(blob, "model.ts");
addresses.add(moduleName("model.ts"), "model.ts");
addresses.add("blob:null/another", "specs.ts");
const frames = (stack: string) => userFrames(stack, addresses.fileOf);

describe("a stack", () => {
  test("as Chromium writes it", () => {
    const stack = `InsufficientFunds: Balance (1:2) cannot be below
    at Account.balanceMustCover (playground:///model.js:12:34)
    at Cell.change (blob:null/engine:5:6)
    at new Account (playground:///model.js:3:4)
    at async Account.withdraw (playground:///model.js:20:5)
    at playground:///model.js:40:1
    at Array.map (<anonymous>)`;
    expect(frames(stack)).toEqual([
      { function: "Account.balanceMustCover", file: "model.ts", line: 12, column: 34 },
      { function: "new Account", file: "model.ts", line: 3, column: 4 },
      { function: "Account.withdraw", file: "model.ts", line: 20, column: 5 },
      { function: "", file: "model.ts", line: 40, column: 1 },
    ]);
  });

  test("as Firefox and WebKit write it", () => {
    const stack = `balanceMustCover@${blob}:12:34
change@blob:null/engine:5:6
async*withdraw@${blob}:20:5
@blob:null/another:40:1
[native code]`;
    expect(frames(stack)).toEqual([
      { function: "balanceMustCover", file: "model.ts", line: 12, column: 34 },
      { function: "withdraw", file: "model.ts", line: 20, column: 5 },
      { function: "", file: "specs.ts", line: 40, column: 1 },
    ]);
  });

  test("of an endless recursion is cut", () => {
    expect(frames("    at f (playground:///model.js:1:1)\n".repeat(1000))).toHaveLength(30);
  });

  test("that says nothing gives nothing", () => {
    expect(frames("")).toEqual([]);
    expect(frames("Error: x\n    at https://example.org/app.js:1:1")).toEqual([]);
  });
});
