import { expect, test } from "vitest";
import { createCommandLimit } from "./command-limit.ts";
import { rememberedValues } from "./remembered-values.ts";

test("a command has one second, until a person gives it more; that is remembered", () => {
  const values = rememberedValues(() => null);
  const limit = createCommandLimit(values);
  expect(limit.getState().seconds).toBe(1);
  limit.getState().setSeconds(5);
  expect(createCommandLimit(values).getState().seconds).toBe(5);
  limit.getState().setSeconds(1);
  expect(createCommandLimit(values).getState().seconds).toBe(1);
});

test("what is remembered and no choice any more is the usual second", () => {
  const values = rememberedValues(() => null);
  values.write("aggregate-playground:command-limit", "600");
  expect(createCommandLimit(values).getState().seconds).toBe(1);
});
