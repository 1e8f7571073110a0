import { kept } from "./kept.ts";

type Part = readonly unknown[] | Readonly<Record<string, unknown>>;

/**
 * What an element gives out of a list or a dict that it holds. It reads as the data that is there at the moment of
 * reading; every attempt to change it in place becomes one call of `change` with a changed copy of the whole.
 *
 * @param current the frozen data
 * @param change assigns the copy, or throws
 */
export function nestedView(current: () => Part, change: (copy: Part) => void): Part {
  const inside = new Map<PropertyKey, Part>();
  const assign = (key: PropertyKey, value: unknown): true => {
    change(changedCopy(current(), key, value));
    return true;
  };
  const read = (key: PropertyKey): unknown => {
    const data = current();
    const value: unknown = Reflect.get(data, key);
    if (!isPart(value) || !Object.hasOwn(data, key))
      return Array.isArray(data) ? mutatorOf(data, key, value, change) : value;
    return kept(inside, key, () =>
      nestedView(
        () => partAt(current(), key),
        (copy) => assign(key, copy),
      ),
    );
  };

  // An empty stand-in of the same shape: a proxy over the frozen data itself could not answer with views.
  const standIn: Part = Array.isArray(current()) ? [] : {};
  return new Proxy(standIn, {
    get: (_, key) => read(key),
    has: (_, key) => Reflect.has(current(), key),
    ownKeys: () => Reflect.ownKeys(current()),
    getOwnPropertyDescriptor: (_, key) => {
      const isThere = Object.hasOwn(current(), key);
      const isLength = key === "length" && Array.isArray(standIn);
      return isThere ? { value: read(key), enumerable: !isLength, configurable: !isLength, writable: true } : undefined;
    },
    set: (_, key, value) => assign(key, value),
    defineProperty: (_, key, descriptor) => assign(key, descriptor.value),
    deleteProperty: (_, key) => {
      const copy = copyOf(current());
      Reflect.deleteProperty(copy, key);
      change(copy);
      return true;
    },
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  });
}

const isPart = (value: unknown): value is Part =>
  typeof value === "object" &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);

/** A view of a part that is gone reads as empty. */
function partAt(data: Part, key: PropertyKey): Part {
  const part: unknown = Reflect.get(data, key);
  return isPart(part) ? part : {};
}

const isList = (part: Part): part is readonly unknown[] => Array.isArray(part);
const copyOf = (part: Part): Part => (isList(part) ? Array.from(part) : { ...part });

function changedCopy(part: Part, key: PropertyKey, value: unknown): Part {
  const copy = copyOf(part);
  if (key === "length") Reflect.set(copy, key, value);
  else Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** Methods of an array that change it in place. */
export const listMutators = ["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"];

/** One call of `push` or `splice` is one change. */
function mutatorOf(
  list: readonly unknown[],
  name: PropertyKey,
  method: unknown,
  change: (copy: Part) => void,
): unknown {
  if (typeof method !== "function" || !listMutators.includes(String(name))) return method;
  return (...args: readonly unknown[]): unknown => {
    const copy = [...list];
    const result: unknown = Reflect.apply(method, copy, args);
    change(copy);
    return result;
  };
}
