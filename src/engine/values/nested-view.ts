import { kept } from "./kept.ts";
import { isPlainObject } from "./plain-object.ts";

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
  const edit = <T>(make: (copy: Part) => T): T => {
    const data = current();
    const copy: Part = isList(data) ? Array.from(data) : { ...data };
    const result = make(copy);
    change(copy);
    return result;
  };
  const assign = (key: PropertyKey, value: unknown): boolean =>
    edit((copy) =>
      key === "length"
        ? Reflect.set(copy, key, value)
        : Reflect.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true }),
    );
  const read = (key: PropertyKey): unknown => {
    const value: unknown = Reflect.get(current(), key);
    // One call of `push` or `splice` is one change.
    if (typeof value === "function" && listMutators.includes(String(key)))
      return (...args: readonly unknown[]): unknown => edit((copy): unknown => Reflect.apply(value, copy, args));
    if (!isPart(value) || !Object.hasOwn(current(), key)) return value;
    return kept(inside, key, () =>
      nestedView(
        () => {
          const part: unknown = Reflect.get(current(), key);
          // A view of a part that is gone reads as empty.
          return isPart(part) ? part : {};
        },
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
    deleteProperty: (_, key) => edit((copy) => Reflect.deleteProperty(copy, key)),
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  });
}

const isList = (part: Part): part is readonly unknown[] => Array.isArray(part);
const isPart = (value: unknown): value is Part => Array.isArray(value) || isPlainObject(value);

/** Methods of an array that change it in place. */
export const listMutators = ["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"];
