/**
 * The part of Vitest that specs use: the same specs run here and, in the exported project, under Vitest itself.
 */
export interface SpecFunction {
  (name: string, run: () => unknown): void;
  /** Not run, only listed. */
  skip(name: string, run?: () => unknown): void;
  /** Runs this one alone. */
  only(name: string, run: () => unknown): void;
  /** Still to be written. */
  todo(name: string): void;
  /** One spec per case; `%s` in the name stands for the case's values. */
  each<Case extends readonly unknown[]>(
    cases: readonly Case[],
  ): (name: string, run: (...args: Case) => unknown) => void;
  each<Case>(cases: readonly Case[]): (name: string, run: (value: Case) => unknown) => void;
}
export interface SuiteFunction {
  (name: string, define: () => void): void;
  skip(name: string, define: () => void): void;
  only(name: string, define: () => void): void;
}

/** One promise of the model, and the code that proves it. */
export const test: SpecFunction;
/** The same as `test`. */
export const it: SpecFunction;
/** Groups specs under a name. */
export const describe: SuiteFunction;

export function beforeEach(run: () => unknown): void;
export function afterEach(run: () => unknown): void;
export function beforeAll(run: () => unknown): void;
export function afterAll(run: () => unknown): void;

/** A class of errors, part of the message, a pattern of it, or an error with that message. */
export type ErrorMatch = string | RegExp | Error | (abstract new (...args: never[]) => unknown);

export interface Matchers<Result> {
  /** The opposite must hold. */
  readonly not: Matchers<Result>;
  /** Waits for the promise, then matches its value. */
  readonly resolves: Matchers<Promise<void>>;
  /** Waits for the promise to fail, then matches its error. */
  readonly rejects: Matchers<Promise<void>>;
  /** The same value, by `Object.is`. */
  toBe(expected: unknown): Result;
  /** The same data, member by member. */
  toEqual(expected: unknown): Result;
  /** Like `toEqual`, but undefined members and classes must agree too. */
  toStrictEqual(expected: unknown): Result;
  /** Has at least these members. */
  toMatchObject(expected: object): Result;
  toBeTruthy(): Result;
  toBeFalsy(): Result;
  toBeNull(): Result;
  toBeUndefined(): Result;
  toBeDefined(): Result;
  toBeNaN(): Result;
  toBeInstanceOf(type: abstract new (...args: never[]) => unknown): Result;
  toBeTypeOf(name: "bigint" | "boolean" | "function" | "number" | "object" | "string" | "symbol" | "undefined"): Result;
  toBeGreaterThan(limit: number | bigint): Result;
  toBeGreaterThanOrEqual(limit: number | bigint): Result;
  toBeLessThan(limit: number | bigint): Result;
  toBeLessThanOrEqual(limit: number | bigint): Result;
  /** Equal to so many digits after the point, 2 unless given. */
  toBeCloseTo(expected: number, digits?: number): Result;
  toContain(item: unknown): Result;
  toContainEqual(item: unknown): Result;
  toHaveLength(length: number): Result;
  toHaveProperty(path: string | readonly (string | number)[], value?: unknown): Result;
  toMatch(expected: string | RegExp): Result;
  /** The function throws. */
  toThrow(expected?: ErrorMatch): Result;
  toThrowError(expected?: ErrorMatch): Result;
}

export interface Expect {
  (actual: unknown, message?: string): Matchers<void>;
  /** Anything but null and undefined, inside an expected value. */
  anything(): unknown;
  /** Any value of the class, inside an expected value: `expect.any(String)`. */
  any(type: unknown): unknown;
  arrayContaining(items: readonly unknown[]): unknown;
  objectContaining(members: object): unknown;
  stringContaining(part: string): unknown;
  stringMatching(pattern: string | RegExp): unknown;
  closeTo(expected: number, digits?: number): unknown;
}
export const expect: Expect;
