import { describe, expect, test } from "vitest";
import { fieldControls, isGeneratedIdentity } from "./field-controls.ts";
import type { Control } from "./form-model.ts";
import { elementOf, fieldOf, generatedId, instanceOf, modelOf, shop, sourceOf } from "./model-fixture.ts";

function controlOf(name: string, source = sourceOf()): Control {
  const control = fieldControls("Order", source).find((each) => each.name === name);
  if (control === undefined) throw new Error(`No control ${name}`);
  return control;
}

test("there is one control per field, in the model's order, under the field's own name", () => {
  expect(fieldControls("Order", sourceOf()).map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    "customerId: text",
    "premium: checkbox",
    "status: choice",
    "note: text",
    "shipTo: element",
    "lines: list",
    "id: text",
  ]);
});

test.each([
  ["string", "text"],
  ["text", "text"],
  ["identifier", "text"],
  ["auto", "text"],
  ["integer", "number"],
  ["float", "number"],
  ["boolean", "checkbox"],
  ["date", "date"],
  ["dateTime", "dateTime"],
  ["dict", "json"],
  ["reference", "text"],
] as const)("a field of kind %s gets a control of kind %s", (kind, expected) => {
  const model = modelOf(elementOf("aggregate", "Thing", [fieldOf("it", kind)]));
  expect(fieldControls("Thing", sourceOf({ model })).map((control) => control.kind)).toEqual([expected]);
});

test("the description is the help; a default is called so, and stands where the value will be", () => {
  expect(controlOf("premium")).toMatchObject({ help: "Gets a discount", isOnAtFirst: true });
  const line = controlOf("lines");
  const item = line.kind === "list" ? line.item() : null;
  const quantity = item?.kind === "element" ? item.fields.find(({ name }) => name === "quantity") : undefined;
  expect(quantity).toMatchObject({ kind: "number", isWhole: true, min: 1, placeholder: "1", hint: "default" });
});

test("only what may stay empty is called optional", () => {
  expect(controlOf("note").hint).toBe("optional");
  expect(controlOf("customerId").hint).toBe("");
});

test("a choice begins with its default; without one, it may be left out", () => {
  expect(controlOf("status")).toMatchObject({ first: "PENDING" });
  const model = modelOf(elementOf("aggregate", "Thing", [fieldOf("size", "integer", { choices: [1, 2] })]));
  const [size] = fieldControls("Thing", sourceOf({ model }));
  expect(size).toMatchObject({ kind: "choice", first: "", options: [{ value: "" }, { wire: 1 }, { wire: 2 }] });
});

test("value objects and children are described by their own fields", () => {
  expect(controlOf("shipTo")).toMatchObject({ className: "Address", fields: [{ name: "street" }, { name: "zip" }] });
});

describe("an element that holds its own kind", () => {
  test("in a list is described when an item is wanted, for ever", () => {
    const model = modelOf(
      elementOf("aggregate", "Tree", [fieldOf("nodes", "hasMany", { target: "Node" })]),
      elementOf("entity", "Node", [fieldOf("nodes", "hasMany", { target: "Node" }), generatedId]),
    );
    let [list] = fieldControls("Tree", sourceOf({ model }));
    for (let depth = 0; depth < 20; depth += 1) {
      const item = list?.kind === "list" ? list.item() : undefined;
      list = item?.kind === "element" ? item.fields[0] : undefined;
    }
    expect(list?.kind).toBe("list");
  });

  test("as its one child ends somewhere", () => {
    const model = modelOf(
      elementOf("aggregate", "Chain", [fieldOf("next", "hasOne", { target: "Link" })]),
      elementOf("entity", "Link", [fieldOf("next", "hasOne", { target: "Link" }), generatedId]),
    );
    expect(JSON.stringify(fieldControls("Chain", sourceOf({ model }))).match(/"next"/g)).toHaveLength(3);
  });
});

test("the engine's own identity is told from one that the model declares", () => {
  expect(isGeneratedIdentity(controlOf("id"))).toBe(true);
  expect(isGeneratedIdentity(controlOf("customerId"))).toBe(false);
});

test("a reference offers the aggregates that exist, an identifier suggests them", () => {
  const instances = [instanceOf("Customer", "c-1"), instanceOf("Order", "o-1")];
  expect(controlOf("customerId", sourceOf({ instances }))).toMatchObject({
    kind: "text",
    suggestions: [{ id: "c-1", name: "Customer c-1" }],
  });
  const model = modelOf(
    ...shop.elements,
    elementOf("aggregate", "Invoice", [fieldOf("payer", "reference", { target: "Customer" })]),
  );
  expect(fieldControls("Invoice", sourceOf({ model, instances }))).toMatchObject([
    { kind: "offer", offers: [{ id: "c-1" }] },
  ]);
});
