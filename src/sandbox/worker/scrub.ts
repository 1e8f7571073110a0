/**
 * Deletes every property whose name is not allowed from an object and from its prototypes, `Object.prototype` excepted.
 * @throws Error when something cannot be deleted: then nothing of a model may run in this realm
 */
export function scrub(global: object, allowed: readonly string[]): void {
  const kept: ReadonlySet<PropertyKey> = new Set(allowed);
  for (
    let target: object | null = global;
    target !== null && target !== Object.prototype;
    target = prototypeOf(target)
  ) {
    for (const key of Reflect.ownKeys(target)) {
      if (target === global && kept.has(key)) continue;
      if (Reflect.deleteProperty(target, key) || isConstant(target, key)) continue;
      throw new Error(`${String(key)} could not be taken from the sandbox.`);
    }
  }
}

/** Numbers such as `TEMPORARY`, which Chromium lets nobody delete, do no harm. */
function isConstant(target: object, key: PropertyKey): boolean {
  const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
  return descriptor !== undefined && typeof descriptor.value === "number";
}

function prototypeOf(target: object): object | null {
  // `getPrototypeOf` is `any` in the library's types.
  return Object.getPrototypeOf(target) as object | null;
}
