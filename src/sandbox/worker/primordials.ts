/**
 * What the glue around user code needs of the platform, taken before any of it is deleted or can be changed. The glue
 * calls these and no method that a model could have replaced: no spread, no iteration, no property of a prototype.
 */

const bindCall = Function.prototype.bind.bind(Function.prototype.call);

/** `uncurryThis(Array.prototype.push)` is a function of the array and the items. */
export function uncurryThis<This, Args extends readonly unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
): (self: This, ...args: Args) => Result {
  // What `bind` of `call` makes, which TypeScript's own type of `bind` cannot say.
  return bindCall(method) as (self: This, ...args: Args) => Result;
}

function getterOf<Owner extends object, Key extends keyof Owner & string>(
  prototype: Owner,
  key: Key,
): (self: Owner) => Owner[Key] {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (get === undefined) throw new Error(`This browser has no getter for ${key}.`);
  // A getter's result has the property's type.
  return uncurryThis(get) as (self: Owner) => Owner[Key];
}

export const {
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  keys: keysOf,
  prototype: objectPrototype,
} = Object;
export const { construct, deleteProperty, ownKeys } = Reflect;
export const { isArray } = Array;
export const { parse: parseJson, stringify: printJson } = JSON;
export const { floor, imul } = Math;
export const NativeDate = Date;
export const NativeError = Error;
export const NativePromise = Promise;
export const NativeBlob = Blob;

export const createObjectUrl = URL.createObjectURL.bind(URL);
export const listenOn = uncurryThis(EventTarget.prototype.addEventListener);
export const preventDefault = uncurryThis(Event.prototype.preventDefault);
export const postTo = uncurryThis<MessagePort, [message: unknown], void>(MessagePort.prototype.postMessage);
export const startPort = uncurryThis(MessagePort.prototype.start);
export const messageData = getterOf(MessageEvent.prototype, "data") as (self: MessageEvent) => unknown; // `data` is `any` in the DOM's types
export const messagePorts = getterOf(MessageEvent.prototype, "ports");

export const execute = uncurryThis(RegExp.prototype.exec);
export const slice = uncurryThis(String.prototype.slice);
export const indexOf = uncurryThis<string, [search: string, from?: number], number>(String.prototype.indexOf);
export const codeUnitAt = uncurryThis(String.prototype.charCodeAt);

/** Appends without asking `Array.prototype`, on which a model may have put a setter. */
export function append<T>(list: T[], item: T): void {
  defineProperty(list, list.length, { value: item, writable: true, enumerable: true, configurable: true });
}
