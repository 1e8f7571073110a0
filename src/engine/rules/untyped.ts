/** Hands in a value that the types forbid: what untyped code, or a person who ignores an error, would do. */
// The one place of the tests where a type is denied.
export const untyped = (value: unknown): never => value as never;

/** The first of a list that must have one. */
export function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error("The list is empty");
  return one;
}
