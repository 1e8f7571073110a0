import { type Attempt, gains, requests, touches } from "./attempt.ts";

/** Getting back what the realm was relieved of, or getting hold of the glue around it. */
export const realm: readonly Attempt[] = [
  gains("code by eval", "worker", `gained((0, eval)("1 + 1"))`),
  gains("code by Function", "worker", `gained(Function("return 1")())`),
  gains("code by the constructor of a function", "worker", `gained((() => {}).constructor("return this")())`),
  gains(
    "code by the constructor of an async function",
    "worker",
    `gained(await (async () => {}).constructor("return 1")())`,
  ),
  gains(
    "code by the constructor of a generator",
    "worker",
    `gained((function* () {}).constructor("yield 1")().next().value)`,
  ),
  gains(
    "code by the constructor of an async generator",
    "worker",
    `gained((await (async function* () {}).constructor("yield 1")().next()).value)`,
  ),
  gains(
    "code by a timer's text",
    "document",
    `globalThis.landed = () => gained("timer"); setTimeout("landed()", 0); await new Promise((done) => setTimeout(done, 50))`,
  ),
  gains("code by a data module", "worker", `gained((await import("data:text/javascript,export default 1")).default)`),
  gains(
    "code by a blob module",
    "worker",
    `gained((await import(URL.createObjectURL(new Blob(["export default 1"], { type: "text/javascript" })))).default)`,
  ),
  gains(
    "code by an event handler attribute",
    "document",
    `globalThis.landed = () => gained("attribute"); document.body.insertAdjacentHTML("beforeend", "<img src=data:, onerror=landed()>"); await new Promise((done) => setTimeout(done, 100))`,
  ),
  gains(
    "code by a javascript: address",
    "document",
    `globalThis.landed = () => gained("address"); const a = document.createElement("a"); a.href = "javascript:landed()"; document.body.append(a); a.click(); await new Promise((done) => setTimeout(done, 50))`,
  ),
  gains(
    "WebAssembly",
    "worker",
    `const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); gained(String(new WebAssembly.Instance(module)))`,
  ),
  gains(
    "WebAssembly over the prototype of nothing",
    "worker",
    `gained(Object.getOwnPropertyDescriptor(globalThis, "WebAssembly").value)`,
  ),
  gains(
    "members of the global's prototypes",
    "worker",
    `for (let p = Object.getPrototypeOf(globalThis); p !== null && p !== Object.prototype; p = Object.getPrototypeOf(p)) { const keys = Reflect.ownKeys(p).filter((k) => typeof p === "object" && k !== "TEMPORARY" && k !== "PERSISTENT"); if (keys.length > 0) gained(keys.map(String).join()) }`,
  ),
  gains(
    "the constructor of the global",
    "worker",
    `const c = globalThis.constructor; if (c !== Object) gained(c.name)`,
  ),
  gains(
    "importScripts over the prototype",
    "worker",
    `gained(Object.getPrototypeOf(Object.getPrototypeOf(globalThis)).importScripts.name)`,
  ),
  gains(
    "addEventListener over the prototype",
    "worker",
    `gained(Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf(globalThis))).addEventListener.name)`,
  ),
  gains(
    "a handler of incoming messages",
    "worker",
    `globalThis.addEventListener("message", () => gained("message")); gained("listening")`,
  ),
  gains(
    "a handler set as a property",
    null,
    `let port = null; globalThis.onmessage = (event) => { port = event.ports[0] }; if (Object.getOwnPropertyDescriptor(globalThis, "onmessage").set) gained("handler")`,
  ),
  gains(
    "a global variable of a name unknown to us",
    "worker",
    `const known = new Set("Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError DisposableStack AsyncDisposableStack InternalError globalThis JSON Math Intl ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet Iterator Proxy Reflect decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape isFinite isNaN console crypto structuredClone TextEncoder TextDecoder DOMException".split(" ")); const more = Reflect.ownKeys(globalThis).filter((key) => !known.has(key)); if (more.length > 0) gained(more.map(String).join())`,
  ),
  gains(
    "WebKit's and Chromium's old names",
    "worker",
    `for (const name of ["webkitURL", "webkitIndexedDB", "webkitRequestFileSystemSync", "webkitResolveLocalFileSystemURL"]) if (name in globalThis) gained(name)`,
  ),
  gains(
    "the native console, which speaks to the browser's tools",
    "worker",
    `if (String(Object.getPrototypeOf(console)) !== "[object Object]" || "profile" in console || "memory" in console || "timeStamp" in console) gained("console")`,
  ),
  gains("the native crypto", "worker", `gained(crypto.subtle.digest.name)`),
  gains(
    "true randomness by crypto",
    "worker",
    `if (Object.getPrototypeOf(crypto) !== Object.prototype) gained(crypto.getRandomValues(new Uint8Array(1))[0])`,
  ),
  gains("the URL class, which makes addresses of blobs", "worker", `gained(URL.createObjectURL.name)`),
  gains(
    "the URL class of a module's own address",
    "worker",
    `gained(import.meta.url.constructor.constructor("return URL")())`,
  ),
  gains(
    "call sites of the glue by prepareStackTrace",
    "worker",
    `Error.prepareStackTrace = (_, sites) => sites; const { stack } = new Error(); delete Error.prepareStackTrace; if (typeof stack === "object") gained(stack.length)`,
  ),
  gains(
    "functions and receivers of call sites",
    "worker",
    `let found = []; try { Object.defineProperty(Error, "prepareStackTrace", { value: (_, sites) => sites, configurable: true }) } catch {} const { stack } = new Error(); if (Array.isArray(stack)) gained(stack.map((site) => site.getFileName()).join())`,
  ),
  gains(
    "the caller of a function",
    null,
    `function f() { return f.caller } const caller = f(); if (caller) gained(caller.name)`,
  ),
  gains("the caller's arguments", null, `function f() { return arguments.callee.caller } if (f()) gained("caller")`),
  gains(
    "the global as a sloppy this",
    null,
    `const f = function () { return this }; if (f() !== undefined) gained("this")`,
  ),
  gains(
    "the exports that are handed over to modules",
    null,
    `if ("__aggregatePlaygroundModules" in globalThis) gained("modules")`,
  ),
  gains(
    "the realm of a cloned error",
    null,
    `const c = structuredClone(new Error("x")).constructor; if (c !== Error) gained(c.constructor("return this")())`,
  ),
  gains(
    "the realm of a platform exception",
    "worker",
    `try { structuredClone(() => 1) } catch (error) { gained(error.constructor.constructor("return this")().fetch.name) }`,
  ),
  gains(
    "the realm of an import's error",
    null,
    `try { await import("data:,x") } catch (error) { if (error.constructor !== TypeError && error.constructor !== SyntaxError) gained(error.constructor.name) }`,
  ),
  gains("a transferable stream", "worker", `gained(new ReadableStream().getReader.name)`),
  gains(
    "a message port by cloning",
    "worker",
    `const { port1 } = new MessageChannel(); gained(structuredClone(port1, { transfer: [port1] }))`,
  ),
  gains(
    "a port by a setter on lists",
    null,
    `Object.defineProperty(Array.prototype, 0, { set(value) { if (Object.prototype.toString.call(value) === "[object MessagePort]") gained("port") }, configurable: true }); await null; delete Array.prototype[0]`,
  ),
  gains(
    "a port by a changed call",
    null,
    `const { call, apply, bind } = Function.prototype; const look = (self) => { if (Object.prototype.toString.call(self) === "[object MessagePort]") gained("port") }; Function.prototype.call = function (self, ...rest) { look(self); return Reflect.apply(this, self, rest) }; Function.prototype.apply = function (self, rest) { look(self); return Reflect.apply(this, self, rest) }; await null; Object.assign(Function.prototype, { call, apply, bind })`,
  ),
  gains(
    "the glue's promises by a changed then",
    null,
    `const { then } = Promise.prototype; Promise.prototype.then = function (...all) { if (/postTo|respond|MessagePort/.test(String(all[0]))) gained(String(all[0])); return Reflect.apply(then, this, all) }; await Promise.resolve(); Promise.prototype.then = then`,
  ),
  gains(
    "the glue's promises by a changed constructor",
    null,
    `class Spy extends Promise { constructor(run) { super(run); if (/postTo|MessagePort/.test(String(run))) gained("glue") } } Object.defineProperty(Promise, Symbol.species, { value: Spy, configurable: true }); await new Promise((done) => done())`,
  ),
  touches(
    "prototypes of plain objects",
    "document",
    `Object.prototype.owned = "owned"; Object.prototype.__owned = 1; parent.Object.prototype.owned = "owned"`,
  ),
  touches(
    "prototypes by a parsed __proto__",
    null,
    `const target = {}; Object.assign(target, JSON.parse('{"__proto__":{"owned":true}}')); if (({}).owned) gained("prototype")`,
  ),
  touches("close the worker", null, `globalThis.close?.(); self.close()`),
  requests(
    "a static import hidden in a comment's end",
    null,
    `/* */ import(/* @vite-ignore */ hit).catch(() => undefined); await import(hit)`,
  ),
  requests("an address in a source map comment", null, `await null; //# sourceMappingURL=" + hit + "\n`),
  requests(
    "an address in a source name",
    null,
    `throw new Error("x") //# sourceURL=http://localhost:4121/hit/sourceURL\n`,
  ),
  gains(
    "import.meta beyond its address",
    "document",
    `if (Object.keys(import.meta).some((key) => key !== "url" && key !== "resolve")) gained("meta"); gained(import.meta.resolve("./x"))`,
  ),
];
