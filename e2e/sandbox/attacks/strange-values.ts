import { type Attack, inCommand, poison } from "./attack.ts";

/** Values that are not what they seem, and changes to the language itself. */
export const strangeValues: readonly Attack[] = [
  inCommand(
    "a proxy whose traps throw",
    `return new Proxy({}, { get() { throw new Error("no") }, ownKeys() { throw new Error("no") } })`,
    "rejected",
  ),
  inCommand("a revoked proxy", `const { proxy, revoke } = Proxy.revocable({}, {});\nrevoke();\nreturn proxy`, [
    "done",
    "rejected",
  ]),
  inCommand("a getter that throws", `return { get a() { throw new Error("no") } }`, "done"),
  inCommand("a cyclic object", `const a = {};\na.a = a;\nreturn a`, "done"),
  inCommand("a cyclic object in the state", `const a = {};\na.a = a;\nthis.data = a`, "rejected"),
  inCommand("an object without a prototype", `return Object.create(null)`, "done"),
  inCommand(
    "an object nested a hundred thousand deep",
    `let a = {};\nfor (let i = 0; i < 1e5; i++) a = { a };\nreturn a`,
    "done",
  ),
  inCommand(
    "data nested a hundred thousand deep in the state",
    `let a = {};\nfor (let i = 0; i < 1e5; i++) a = { a };\nthis.data = a`,
    ["rejected", "refused", "timeout"],
  ),
  inCommand("an own __proto__ in the state", `this.data = JSON.parse('{"__proto__":{"owned":true},"a":1}')`, [
    "rejected",
    "refused",
    "done",
  ]),
  inCommand(
    "a symbol, a function and a bigint in the state",
    `this.data = { a: Symbol("x"), b: () => 1, c: 1n }`,
    "rejected",
  ),
  inCommand("a toJSON that never ends", `this.data = { toJSON() { for (;;); } }`, ["rejected", "timeout"]),
  inCommand("a text of lone surrogates", `this.text = "\\ud800"`, ["done", "rejected"]),
  inCommand("text with markup, for whoever shows it", `this.text = "<img src=x onerror=alert(1)>"`, "done"),
  inCommand("something thrown that is no error", `throw null`, "rejected"),
  inCommand("a proxy thrown", `throw new Proxy(new Error("x"), { get() { throw new Error("no") } })`, "rejected"),
  inCommand(
    "an error whose parts throw",
    `throw Object.defineProperties(new Error(), { message: { get() { throw 1 } }, stack: { get() { throw 2 } }, name: { get() { throw 3 } } })`,
    "rejected",
  ),
  inCommand(
    "an error that causes itself",
    `const error = new Error("x");\nerror.cause = error;\nthrow error`,
    "rejected",
  ),
  inCommand("a rejected promise that nobody awaits", `Promise.reject(new Error("nobody"))`, "done"),
  inCommand("a timer left behind", `setTimeout(() => {}, 1)`, "rejected"),
  poison("lists whose push throws", `Array.prototype.push = () => { throw new Error("no") }`, [
    "done",
    "rejected",
    "refused",
  ]),
  poison("lists that cannot be iterated", `Array.prototype[Symbol.iterator] = () => { throw new Error("no") }`, [
    "done",
    "rejected",
    "refused",
  ]),
  poison("promises whose then is gone", `delete Promise.prototype.then`, ["done", "rejected", "refused", "timeout"]),
  poison("promises whose then never calls back", `Promise.prototype.then = () => {}`, [
    "done",
    "rejected",
    "refused",
    "timeout",
  ]),
  poison("a JSON that lies", `JSON.stringify = () => "{}";\nJSON.parse = () => ({})`, ["done", "rejected", "refused"]),
  poison("objects that all say toJSON", `Object.prototype.toJSON = () => ({ outcome: "done" })`, [
    "refused",
    "done",
    "rejected",
  ]),
  poison("objects that all say then", `Object.prototype.then = function (resolve) { resolve(1) }`, [
    "done",
    "rejected",
    "refused",
    "timeout",
  ]),
  poison("maps that forget", `Map.prototype.get = () => undefined`, ["done", "rejected", "refused", "timeout"]),
  poison(
    "a setter on every object's length",
    `Object.defineProperty(Object.prototype, "length", { set() { throw new Error("no") }, configurable: true })`,
    ["done", "rejected", "refused"],
  ),
  poison(
    "a global that is frozen",
    `Object.freeze(globalThis);\nObject.freeze(Object.prototype);\nObject.freeze(Array.prototype)`,
    ["done", "rejected", "refused"],
  ),
  poison(
    "everything deleted from the global",
    `for (const key of Reflect.ownKeys(globalThis)) delete globalThis[key]`,
    ["done", "rejected", "refused", "timeout"],
  ),
];
