import { type Attempt, gains } from "./attempt.ts";

const isReal = (value: string): string => `if (Math.abs(${value} - now) < 86400000) gained("the time")`;

/** Telling the real time, or measuring how long things take. */
export const clocks: readonly Attempt[] = [
  gains("Date.now", "worker", isReal(`Date.now()`)),
  gains("new Date", "worker", isReal(`new Date().getTime()`)),
  gains("Date as a function", "worker", isReal(`Date.parse(Date())`)),
  gains("Date by the constructor of a date", "worker", isReal(`new (new Date(0).constructor)().getTime()`)),
  gains("Date by a subclass", "worker", isReal(`new (class extends Date {})().getTime()`)),
  gains("Date by Reflect.construct", "worker", isReal(`Reflect.construct(Date.prototype.constructor, []).getTime()`)),
  gains("Date of a structured clone", "worker", isReal(`new (structuredClone(new Date(0)).constructor)().getTime()`)),
  gains(
    "Intl.DateTimeFormat without a date",
    "worker",
    isReal(
      `Date.parse(new Intl.DateTimeFormat("en-US", { dateStyle: "short", timeStyle: "medium", timeZone: "UTC" }).format() + " UTC")`,
    ),
  ),
  gains(
    "Intl.DateTimeFormat in parts",
    "worker",
    `const year = new Intl.DateTimeFormat("en", { year: "numeric" }).formatToParts().find(({ type }) => type === "year"); if (Number(year.value) === new (class extends Date {})(now).getUTCFullYear()) gained("the year")`,
  ),
  gains(
    "Intl.DateTimeFormat over its prototype's getter",
    "worker",
    `const get = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format").get; if (get.call(new Intl.DateTimeFormat("en", { year: "numeric" }))() === String(new (class extends Date {})(now).getUTCFullYear())) gained("the year")`,
  ),
  gains("Temporal.Now", null, isReal(`Temporal.Now.instant().epochMilliseconds`)),
  gains(
    "performance.now",
    "worker",
    `const before = performance.now(); for (let i = 0; i < 1e6; i++); if (performance.now() >= before) gained("a duration")`,
  ),
  gains("performance.timeOrigin", "worker", isReal(`performance.timeOrigin`)),
  gains("performance entries", "worker", `performance.mark("x"); gained(performance.getEntries().length)`),
  gains("time stamps of events", "worker", `if (new Event("x").timeStamp > 0) gained("a time stamp")`),
  gains("a timer as a clock", "worker", `await new Promise((done) => setTimeout(done, 1)); gained("a tick")`),
  gains(
    "an interval as a clock",
    "worker",
    `await new Promise((done) => { const i = setInterval(() => (clearInterval(i), done()), 1) }); gained("a tick")`,
  ),
  gains(
    "animation frames as a clock",
    "document",
    `await new Promise((done) => requestAnimationFrame(done)); gained("a frame")`,
  ),
  gains(
    "a message channel as a clock",
    "worker",
    `const { port1, port2 } = new MessageChannel(); await new Promise((done) => { port1.onmessage = done; port2.postMessage(0) }); gained("a turn")`,
  ),
  gains("queueMicrotask", "worker", `await new Promise((done) => queueMicrotask(done)); gained("a microtask")`),
  gains("the scheduler", "worker", `await scheduler.postTask(() => gained("a task"))`),
  gains("shared memory as a clock", null, `new SharedArrayBuffer(8); gained("shared memory")`),
  gains(
    "shared memory of WebAssembly",
    "worker",
    `const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }); gained(buffer.byteLength)`,
  ),
  gains("waiting on memory", null, `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1); gained("a wait")`),
  gains("weak references as a clock of the collector", "worker", `gained(new WeakRef({}).deref())`),
  gains("the collector's callbacks", "worker", `new FinalizationRegistry(() => undefined); gained("registry")`),
  gains("the age of a file", "worker", isReal(`new File([], "x").lastModified`)),
];
