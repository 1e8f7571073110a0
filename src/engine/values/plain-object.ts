/** Is it an object of no class? That of another realm is one too: a frame's, or a test runner's. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  // A prototype is an object or null, by definition.
  const prototype = Object.getPrototypeOf(value) as object | null;
  // Every chain ends in the prototype of plain objects, in whatever realm.
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}
