import { expect, test } from "vitest";
import { declaredNames } from "./declared-names.ts";

test("values that are exported, types and what stays inside left out", () => {
  const declarations = `
    export interface A {}
    export type B = 1;
    export const c: number, d: string;
    export function e(): void;
    export class F {}
    export abstract class G {}
    declare class H {}
    export {};
  `;
  expect(declaredNames(declarations)).toEqual(["F", "G", "c", "d", "e"]);
});
