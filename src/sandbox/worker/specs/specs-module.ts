import type { ProvidedModule } from "../modules.ts";
import { caseName, createSuite, type Hook, type Mode, type SpecBody, type Suite } from "./spec-tree.ts";

export interface SpecsModule {
  readonly module: ProvidedModule;
  /** Evaluates a specs file, and gives what it said. */
  collect(evaluate: () => Promise<unknown>): Promise<Suite>;
}

/** The functions that a specs file imports from "vitest". */
export function createSpecsModule(print: (value: unknown) => string): SpecsModule {
  let current = createSuite("", "run");

  const addSpec = (mode: Mode) => (name: unknown, body?: SpecBody) => {
    current.children.push({ name: String(name), mode: body === undefined ? "todo" : mode, body: () => body?.() });
  };
  const each = (mode: Mode) => (cases: readonly unknown[]) => (pattern: unknown, body: SpecBody) => {
    cases.forEach((given, index) => {
      const values: readonly unknown[] = Array.isArray(given) ? given : [given];
      const name = caseName(String(pattern), values, index, print);
      current.children.push({ name, mode, body: () => body(...values) });
    });
  };
  const specFunction = (mode: Mode) => Object.assign(addSpec(mode), { each: each(mode) });
  const test = Object.assign(specFunction("run"), {
    skip: specFunction("skip"),
    only: specFunction("only"),
    todo: (name: unknown) => addSpec("todo")(name),
  });

  const addSuite = (mode: Mode) => (name: unknown, define: () => unknown) => {
    const outer = current;
    current = createSuite(String(name), mode);
    outer.children.push(current);
    try {
      define();
    } finally {
      current = outer;
    }
  };
  const describe = Object.assign(addSuite("run"), { skip: addSuite("skip"), only: addSuite("only") });

  const hook = (name: Hook) => (run: () => unknown) => void current.hooks[name].push(run);
  const expect = (...args: readonly unknown[]): unknown => {
    if (loaded === null) throw new Error("expect can only be called inside of a spec.");
    return loaded(...args);
  };
  let loaded: ((...args: readonly unknown[]) => unknown) | null = null;

  return {
    module: {
      test,
      it: test,
      describe,
      expect,
      beforeAll: hook("beforeAll"),
      beforeEach: hook("beforeEach"),
      afterEach: hook("afterEach"),
      afterAll: hook("afterAll"),
    },
    async collect(evaluate) {
      // Evaluated when specs are first checked: most models are run without.
      const { vitestExpect } = await import("./vitest-expect.ts");
      loaded ??= vitestExpect;
      for (const name of Object.keys(vitestExpect)) {
        if (!Object.hasOwn(expect, name))
          Object.defineProperty(expect, name, { get: () => Reflect.get(vitestExpect, name) as unknown }); // a member of any type
      }
      current = createSuite("", "run");
      await evaluate();
      return current;
    },
  };
}
