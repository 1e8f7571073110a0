import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newestWins } from "./newest-wins.ts";

describe("newestWins", () => {
  test("answers a call that nothing overtakes", async () => {
    const twice = newestWins(async (n: number) => n * 2);
    expect(await twice(1)).toBe(2);
    expect(await twice(2)).toBe(4);
  });

  test("starts only the first and the last of a burst, and answers only the last", async () => {
    const started: number[] = [];
    const run = newestWins(async (n: number) => {
      started.push(n);
      await Promise.resolve();
      return n;
    });
    const first = run(1);
    await Promise.resolve();
    expect(await Promise.all([first, run(2), run(3), run(4)])).toEqual([null, null, null, 4]);
    expect(started).toEqual([1, 4]);
  });

  test("goes on after work that failed, and tells who asked", async () => {
    const run = newestWins(async (n: number) => {
      if (n === 1) throw new Error("one");
      return n;
    });
    await expect(run(1)).rejects.toThrow("one");
    expect(await run(2)).toBe(2);
  });

  test("however calls and answers interleave: one at a time, and the last call is answered", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 8 }), async (scheduler, count) => {
        const called: number[] = [];
        let running = 0;
        const run = newestWins(async (n: number) => {
          expect(++running).toBe(1);
          await scheduler.schedule(Promise.resolve(), "work");
          running--;
          return n;
        });
        const calls = Array.from({ length: count }, async (_, n) => {
          await scheduler.schedule(Promise.resolve(), "call");
          called.push(n);
          return run(n);
        });
        const answers = await scheduler.waitFor(Promise.all(calls));
        const last = called.at(-1);
        expect(answers.filter((answer) => answer !== null)).toContain(last);
      }),
    );
  });
});
