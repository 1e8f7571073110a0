import { describe, expect, test } from "vitest";
import { createProgress } from "./progress.ts";

function setUp() {
  let time = 0;
  const told: number[] = [];
  const progress = createProgress(() => time);
  // The module holds the two mark functions.
  const { at, loop } = progress.module as { at: (index: number) => void; loop: (index: number) => void };
  return {
    progress,
    at,
    loop,
    told,
    begin: () => progress.begin((mark) => told.push(mark), 70),
    wait: (milliseconds: number) => (time += milliseconds),
  };
}

describe("marks", () => {
  test("are told when they are reached for the first time, and then from time to time", () => {
    const { at, begin, told, wait } = setUp();
    begin();
    at(1);
    at(2);
    at(1);
    at(2);
    expect(told).toEqual([1, 2]);
    wait(20);
    at(1);
    expect(told).toEqual([1, 2, 1]);
  });

  test("of a loop come before those of what it calls", () => {
    const { at, begin, loop, told, wait } = setUp();
    begin();
    loop(1);
    at(2);
    told.length = 0;
    loop(1);
    wait(20);
    at(2);
    expect(told).toEqual([1]);
  });

  test("stop the code when its time is over, and are not told any more", () => {
    const { at, begin, progress, told, wait } = setUp();
    begin();
    at(1);
    wait(71);
    expect(() => at(2)).toThrow("The trace is over.");
    expect(() => at(2)).toThrow("The trace is over.");
    progress.tellLast();
    expect(told).toEqual([1]);
  });

  test("are told once more when the code has come to rest", () => {
    const { at, begin, progress, told } = setUp();
    begin();
    at(4);
    at(5);
    at(4);
    progress.tellLast();
    expect(told).toEqual([4, 5, 4]);
  });

  test("mean nothing in code that is not traced, nor beyond their number", () => {
    const { at, begin, told } = setUp();
    at(1);
    begin();
    at(-1);
    at(1e9);
    at(Number.NaN);
    expect(told).toEqual([]);
  });
});
