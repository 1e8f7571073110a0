/** What `describe` and `test` say, collected while a specs file is evaluated. */

export type SpecBody = (...args: readonly unknown[]) => unknown;
export type Mode = "run" | "skip" | "only" | "todo";
export type Hook = "beforeAll" | "beforeEach" | "afterEach" | "afterAll";

export interface Spec {
  readonly name: string;
  readonly mode: Mode;
  readonly body: () => unknown;
}

export interface Suite {
  readonly name: string;
  readonly mode: Mode;
  readonly hooks: Readonly<Record<Hook, (() => unknown)[]>>;
  readonly children: (Suite | Spec)[];
}

export const isSuite = (node: Suite | Spec): node is Suite => "children" in node;

export function createSuite(name: string, mode: Mode): Suite {
  return { name, mode, hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] }, children: [] };
}

/** True when something below is marked `only`: then everything else is left out. */
export function holdsOnly(suite: Suite): boolean {
  return suite.children.some((child) => child.mode === "only" || (isSuite(child) && holdsOnly(child)));
}

/** The case's values in the places of `%s`, `%i`, `%d`, `%f`, `%j`, `%o` and `%#`, as Vitest puts them. */
export function caseName(
  pattern: string,
  values: readonly unknown[],
  index: number,
  print: (value: unknown) => string,
): string {
  let used = 0;
  return pattern.replace(/%([sdifjo#%])/g, (whole, kind: string) => {
    if (kind === "%") return "%";
    if (kind === "#") return String(index);
    if (used >= values.length) return whole;
    const value = values[used];
    used += 1;
    return typeof value === "string" && kind === "s" ? value : print(value);
  });
}
