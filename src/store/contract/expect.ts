/** Just enough of assertions to run in a page as in Node. */

/** @throws when the two are not equal as data */
export function equal(actual: unknown, expected: unknown, what = "value"): void {
  const difference = firstDifference(actual, expected, what);
  if (difference !== null) throw new Error(difference);
}

/** @throws when it does not reject, or with something else. @returns what it rejected with */
export async function rejects(promise: Promise<unknown>, name: string, message?: string): Promise<Error> {
  const outcome = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (outcome === null) throw new Error(`Expected ${name}, but nothing was thrown.`);
  if (!(outcome instanceof Error)) throw new Error(`Expected ${name}, but something that is no error was thrown.`);
  equal(outcome.name, name, "name of the error");
  if (message !== undefined) equal(outcome.message, message, "message of the error");
  return outcome;
}

function firstDifference(actual: unknown, expected: unknown, path: string): string | null {
  if (Object.is(actual, expected)) return null;
  if (actual instanceof Date && expected instanceof Date) {
    return actual.getTime() === expected.getTime() ? null : differs(actual, expected, path);
  }
  if (typeof actual !== "object" || typeof expected !== "object" || actual === null || expected === null) {
    return differs(actual, expected, path);
  }
  if (Array.isArray(actual) !== Array.isArray(expected)) return differs(actual, expected, path);
  const [own, wanted] = [new Map(Object.entries(actual)), new Map(Object.entries(expected))];
  for (const key of new Set([...own.keys(), ...wanted.keys()])) {
    if (own.has(key) !== wanted.has(key)) return differs(own.get(key), wanted.get(key), `${path}.${key}`);
    const difference = firstDifference(own.get(key), wanted.get(key), `${path}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

function differs(actual: unknown, expected: unknown, path: string): string {
  return `${path} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`;
}
