import { expect, test } from "vitest";
import { rememberedValues } from "./remembered-values.ts";

const refusing = (): Storage => {
  throw new DOMException("The operation is insecure.", "SecurityError");
};

test("where the browser refuses, values live as long as the page", () => {
  const values = rememberedValues(refusing);
  expect(values.read("theme")).toBeNull();
  values.write("theme", "dark");
  expect(values.read("theme")).toBe("dark");
  values.write("theme", null);
  expect(values.read("theme")).toBeNull();
});

test("a bug in the storage is not taken for a refusal", () => {
  const values = rememberedValues(() => {
    throw new TypeError("storage is not defined");
  });
  expect(() => values.read("theme")).toThrow(TypeError);
});
