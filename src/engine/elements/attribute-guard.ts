import { IncorrectUsageError, InvalidDataError } from "../errors.ts";

/**
 * The end of a prototype chain that refuses names which no class above it knows (FLD7). Assigning a known attribute
 * finds its setter first and never comes here, so it costs nothing.
 */
function guard(refuse: (receiver: object, name: string) => never): object {
  const end: object = {};
  return new Proxy(end, {
    set: (_, key, value, receiver: object) => {
      if (typeof key === "string") refuse(receiver, key);
      return Reflect.defineProperty(receiver, key, { value, configurable: true, writable: true });
    },
  });
}

const classNameOf = (receiver: object): string => receiver.constructor.name;

export const unknownAttributeGuard = guard((receiver, name) => {
  throw new InvalidDataError({ [name]: ["is invalid"] }, classNameOf(receiver));
});

export const immutableGuard = guard((receiver, name) => {
  throw immutable(classNameOf(receiver), name);
});

/** Events and value objects never change (EVT3, ENT4). */
export function immutable(element: string, name: string): IncorrectUsageError {
  return new IncorrectUsageError(`${element} is immutable: make another one with the new \`${name}\``);
}
