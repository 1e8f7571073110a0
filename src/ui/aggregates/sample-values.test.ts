import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldControls } from "./field-controls.ts";
import { elementOf, fieldOf, modelOf, sourceOf } from "./model-fixture.ts";
import { sampleGroup } from "./sample-values.ts";

const context = { today: "2026-01-31", count: 0 };

function sampleOf(field: ReturnType<typeof fieldOf>, count = 0): unknown {
  const model = modelOf(elementOf("aggregate", "Thing", [field]));
  return sampleGroup(fieldControls("Thing", sourceOf({ model })), { ...context, count }).fields[field.name];
}

test.each([
  [fieldOf("email", "string"), "ada@example.com"],
  [fieldOf("name", "string"), "Ada Lovelace"],
  [fieldOf("accountNumber", "identifier"), "1001"],
  [fieldOf("balance", "float"), "1000"],
  [fieldOf("price", "float"), "19.9"],
  [fieldOf("price", "integer"), "20"],
  [fieldOf("dueOn", "date"), "2026-01-31"],
  [fieldOf("status", "string", { choices: ["A", "B"] }), "A"],
])("$name gets what a person might write there", (field, expected) => {
  expect(sampleOf(field)).toBe(expected);
});

test("the next one differs where it must be unique", () => {
  const number = fieldOf("accountNumber", "identifier", { unique: true });
  expect(sampleOf(number, 1)).not.toBe(sampleOf(number, 0));
});

test("limits are kept", () => {
  const limits = fc.record({
    min: fc.integer({ min: -100, max: 100 }),
    span: fc.nat(100),
    maxLength: fc.integer({ min: 1, max: 40 }),
  });
  const names = fc.constantFrom("amount", "quantity", "year", "name", "comment", "anything");
  fc.assert(
    fc.property(names, limits, (name, { min, span, maxLength }) => {
      const sample = Number(sampleOf(fieldOf(name, "integer", { min, max: min + span })));
      expect(sample).toBeGreaterThanOrEqual(min);
      expect(sample).toBeLessThanOrEqual(min + span);
      expect(String(sampleOf(fieldOf(name, "string", { maxLength }))).length).toBeLessThanOrEqual(maxLength);
    }),
  );
});
