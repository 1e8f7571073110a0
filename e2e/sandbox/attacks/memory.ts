import { type Attack, atImport, inCommand } from "./attack.ts";

/** What grows without end, or is too much at once. */
export const memory: readonly Attack[] = [
  inCommand(
    "a list that grows for ever",
    `const list = [];\nfor (;;) list.push(new Array(1e5).fill(1))`,
    ["crashed", "timeout", "rejected"],
    null,
  ),
  inCommand(
    "buffers that grow for ever",
    `const list = [];\nfor (;;) list.push(new Uint8Array(1e7).fill(1))`,
    ["crashed", "timeout", "rejected"],
    null,
  ),
  inCommand(
    "a text that doubles for ever",
    `let text = "x";\nfor (;;) text += text`,
    ["rejected", "timeout", "crashed"],
    null,
  ),
  inCommand(
    "a map that grows for ever",
    `const map = new Map();\nfor (let i = 0; ; i++) map.set(i, String(i))`,
    ["timeout", "rejected", "crashed"],
    null,
  ),
  inCommand(
    "a list of the greatest length",
    `return new Array(2 ** 32 - 1).fill(1).length`,
    ["timeout", "rejected", "crashed"],
    null,
  ),
  inCommand(
    "closures that grow for ever",
    `let f = () => 1;\nfor (;;) { const g = f; f = () => g }`,
    ["timeout", "crashed"],
    null,
  ),
  inCommand(
    "promises that grow for ever",
    `const all = [];\nfor (;;) all.push(new Promise(() => {}))`,
    ["timeout", "crashed"],
    null,
  ),
  atImport(
    "a list that grows for ever at import",
    `const list = [];\nfor (;;) list.push(new Array(1e5).fill(1));`,
    ["crashed", "timeout", "rejected"],
    null,
  ),
  inCommand("a result of a hundred megabytes", `return "x".repeat(1e8)`, "done"),
  inCommand("a list of a million items as result", `return Array.from({ length: 1e6 }, (_, i) => i)`, [
    "done",
    "timeout",
  ]),
  inCommand("a hundred megabytes in the console", `console.log("x".repeat(1e8))`, "done"),
  inCommand("a hundred thousand lines in the console", `for (let i = 0; i < 1e5; i++) console.log("line", i)`, [
    "done",
    "timeout",
  ]),
  inCommand("a hundred megabytes in the state", `this.text = "x".repeat(1e8)`, ["too large", "timeout", "crashed"]),
  inCommand("a hundred thousand events", `for (let i = 0; i < 1e5; i++) this.raise(new Noted({ text: "x" }))`, [
    "timeout",
    "too large",
    "refused",
  ]),
  inCommand("a million events", `for (let i = 0; i < 1e6; i++) this.raise(new Noted({ text: "x" }))`, [
    "timeout",
    "too large",
    "refused",
    "crashed",
  ]),
  inCommand("one event of a hundred megabytes", `this.raise(new Noted({ text: "x".repeat(1e8) }))`, [
    "too large",
    "timeout",
    "crashed",
  ]),
  inCommand("an error with a message of a hundred megabytes", `throw new Error("x".repeat(1e8))`, [
    "rejected",
    "timeout",
  ]),
  inCommand(
    "an error with a huge stack",
    `const error = new Error("x");\nerror.stack = "at f (playground:///model.js:1:1)\\n".repeat(1e6);\nthrow error`,
    "rejected",
  ),
  inCommand(
    "a hundred thousand rejections that nobody awaits",
    `for (let i = 0; i < 1e5; i++) Promise.reject(new Error("x"))`,
    ["done", "timeout"],
  ),
  inCommand("a million promises at once", `await Promise.all(Array.from({ length: 1e6 }, async () => 1))`, [
    "done",
    "timeout",
  ]),
];
