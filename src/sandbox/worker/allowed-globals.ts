/**
 * The globals that a model sees: the language itself without shared memory, WebAssembly, weak references (they tell when
 * the collector ran) and clocks, and a few harmless helpers. Everything else on the worker's global is deleted.
 * `Date`, `Math.random`, `crypto`, `console` and `structuredClone` are then put in by the prelude.
 */
export const allowedGlobals: readonly string[] = [
  ...["globalThis", "undefined", "NaN", "Infinity", "isFinite", "isNaN", "parseFloat", "parseInt"],
  ...["decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent", "escape", "unescape"],
  ...["Object", "Function", "Boolean", "Symbol", "Number", "BigInt", "Math", "Date", "String", "RegExp"],
  ...["Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"],
  ...["SuppressedError", "DisposableStack", "AsyncDisposableStack", "InternalError"],
  ...["Array", "ArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array"],
  ...["Int32Array", "Uint32Array", "BigInt64Array", "BigUint64Array", "Float16Array", "Float32Array", "Float64Array"],
  ...["Map", "Set", "WeakMap", "WeakSet", "Iterator", "Promise", "Proxy", "Reflect", "JSON", "Intl"],
  ...["TextEncoder", "TextDecoder", "DOMException"],
];
