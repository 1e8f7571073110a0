import { describe, expect, test } from "vitest";
import type { ModelHost } from "../host-port.ts";
import { describeThrown } from "../thrown-errors.ts";
import { createSpecsRun } from "./specs-run.ts";

type Vitest = typeof import("vitest");

/** Checks specs as a specs file would write them, and gives each step as a line. */
async function check(write: (vitest: Vitest, log: string[]) => void | Promise<void>) {
  const log: string[] = [];
  const host: ModelHost = {
    describe: () => ({ domain: "", streamPrefix: "", elements: [] }),
    run: () => Promise.reject(new Error("A spec is no command.")),
    beginScenario: () => void log.push("begin"),
    endScenario: () => {
      log.push("end");
      return Promise.resolve({ images: [], commits: [], published: [], handlerErrors: [] });
    },
  };
  const specs = createSpecsRun((error) => describeThrown(error, () => []));
  // The module offers the part of Vitest that specs use.
  const reply = await specs.run(host, async () => write(specs.module as unknown as Vitest, log));
  const lines = reply.steps.map(({ input, output, error }) => `${input}: ${output ?? error?.message}`);
  return { reply, lines, log };
}

describe("specs", () => {
  test("are named by their suites, and say what was expected when they fail", async () => {
    const { lines } = await check((vitest) => {
      vitest.describe("Account", () => {
        vitest.test("adds", () => vitest.expect(1 + 1).toBe(2));
        vitest.it("fails", () => vitest.expect(1).toBe(2));
      });
      vitest.test("throws", () => {
        throw new Error("as it does");
      });
    });
    expect(lines).toEqual([
      "Account > adds: passed",
      "Account > fails: expected 1 to be 2 // Object.is equality",
      "throws: as it does",
    ]);
  });

  test("begin with an empty store each, and hooks run around them", async () => {
    const { log: heard } = await check((vitest, log) => {
      vitest.beforeAll(() => void log.push("all"));
      vitest.beforeEach(() => void log.push("outer before"));
      vitest.afterEach(() => void log.push("outer after"));
      vitest.describe("inner", () => {
        vitest.beforeEach(() => void log.push("inner before"));
        vitest.afterEach(() => void log.push("inner after"));
        vitest.test("a", () => void log.push("a"));
      });
      vitest.test("b", () => void log.push("b"));
      vitest.afterAll(() => void log.push("last"));
    });
    expect(heard.join()).toBe(
      "all,begin,outer before,inner before,a,inner after,outer after,end,begin,outer before,b,outer after,end,last",
    );
  });

  test("can be left out, chosen, put off, and repeated for cases", async () => {
    const { lines } = await check((vitest) => {
      vitest.test.skip("skipped", () => undefined);
      vitest.test.todo("later");
      vitest.describe.skip("suite", () => vitest.test("inside", () => undefined));
      vitest.test.each([
        [1, 2],
        [3, 4],
      ])("%s and %i", (a, b) => vitest.expect(b).toBe(a + 1));
      vitest.test.each(["x"])("one %s, number %#", (value) => vitest.expect(value).toBe("x"));
    });
    expect(lines).toEqual([
      "skipped: left out",
      "later: to be written",
      "suite > inside: left out",
      "1 and 2: passed",
      "3 and 4: passed",
      "one x, number 0: passed",
    ]);
  });

  test.each([
    ["a spec", (vitest: Vitest) => vitest.test.only("chosen", () => undefined), "chosen: passed"],
    [
      "a suite",
      (vitest: Vitest) => vitest.describe.only("chosen", () => vitest.test("a", () => undefined)),
      "chosen > a: passed",
    ],
  ])("of which %s is chosen leave the others out", async (_what, choose, line) => {
    const { lines } = await check((vitest) => {
      vitest.test("other", () => undefined);
      choose(vitest);
    });
    expect(lines).toEqual(["other: left out", line]);
  });

  test("wait for promises, resolved and rejected", async () => {
    const { lines } = await check((vitest) => {
      vitest.test("resolves", async () => vitest.expect(Promise.resolve(1)).resolves.toBe(1));
      vitest.test("rejects", async () => vitest.expect(Promise.reject(new Error("no"))).rejects.toThrow("no"));
      vitest.test("rejects in vain", async () => vitest.expect(Promise.resolve(1)).rejects.toThrow());
    });
    expect(lines.slice(0, 2)).toEqual(["resolves: passed", "rejects: passed"]);
    expect(lines[2]).toMatch(/promise resolved "1" instead of rejecting/);
  });

  test("have the matchers that their types promise", async () => {
    const { lines } = await check(({ test: spec, expect: that }) => {
      spec("all", () => {
        that({ a: [1, { b: 2 }] }).toEqual({ a: [1, { b: 2 }] });
        that({ a: 1, b: undefined }).not.toStrictEqual({ a: 1 });
        // Asymmetric matchers are typed as any: their values are nobody's to read.
        that({ a: 1, b: 2 }).toMatchObject({ a: that.any(Number) as unknown });
        that([1, 2]).toContain(2);
        that([{ a: 1 }]).toContainEqual({ a: 1 });
        that("abc").toMatch(/b/);
        that("abc").toHaveLength(3);
        that({ a: { b: 1 } }).toHaveProperty("a.b", 1);
        that(null).toBeNull();
        that(undefined).toBeUndefined();
        that(0).toBeDefined();
        that(1).toBeTruthy();
        that(0).toBeFalsy();
        that(Number.NaN).toBeNaN();
        that(new Date(0)).toBeInstanceOf(Date);
        that("a").toBeTypeOf("string");
        that(2).toBeGreaterThan(1);
        that(2).toBeLessThanOrEqual(2);
        that(0.1 + 0.2).toBeCloseTo(0.3);
        that(() => {
          throw new RangeError("bad");
        }).toThrow(RangeError);
        that({ list: [1, 2], text: "abc" }).toEqual({
          // As above, twice.
          list: that.arrayContaining([2]) as unknown,
          // As above, once more.
          text: that.stringMatching(/^a/) as unknown,
        });
      });
    });
    expect(lines).toEqual(["all: passed"]);
  });

  test("that cannot be read say why", async () => {
    const { reply } = await check(() => {
      throw new SyntaxError("no");
    });
    expect(reply).toMatchObject({ outcome: "rejected", error: { name: "SyntaxError" } });
  });
});
