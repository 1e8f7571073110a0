import { refusals } from "./refusal.ts";
import { plainValues, type ValueKind } from "./value-kind.ts";

const known = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ["true", true],
  ["True", true],
  ["1", true],
  [false, false],
  [0, false],
  ["false", false],
  ["False", false],
  ["0", false],
]);

export const booleanKind: ValueKind = {
  ...plainValues,
  accept: (value) => known.get(value) ?? refusals.boolean(value),
};
