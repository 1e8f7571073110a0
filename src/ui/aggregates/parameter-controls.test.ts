import { describe, expect, test } from "vitest";
import type { ParameterSignature, ParameterType } from "../../compiler/signatures.ts";
import type { Control } from "./form-model.ts";
import { instanceOf, sourceOf } from "./model-fixture.ts";
import { parameterControls } from "./parameter-controls.ts";

function controlOf(
  name: string,
  type: ParameterType,
  more: Partial<ParameterSignature> = {},
  source = sourceOf(),
): Control {
  const parameter = { name, doc: "", type, optional: false, defaultText: null, ...more };
  const [control] = parameterControls([parameter], source);
  if (control === undefined) throw new Error("No control");
  return control;
}

const string: ParameterType = { kind: "string" };

test.each<[ParameterType, Control["kind"]]>([
  [string, "text"],
  [{ kind: "number" }, "number"],
  [{ kind: "boolean" }, "checkbox"],
  [{ kind: "date" }, "date"],
  [{ kind: "choice", options: ["A", "B"] }, "choice"],
  [{ kind: "nullable", of: string }, "nullable"],
  [{ kind: "list", of: string }, "list"],
  [{ kind: "element", className: "Address" }, "element"],
  [{ kind: "object", properties: [] }, "object"],
  [{ kind: "json", text: "Map<string, number>" }, "json"],
])("%j asks for a control of kind %s", (type, kind) => {
  expect(controlOf("it", type).kind).toBe(kind);
});

test("JSDoc is help, and a moment in time is told from a day by its name", () => {
  expect(controlOf("amount", { kind: "number" }, { doc: "how much" }).help).toBe("how much");
  expect(controlOf("shippedAt", { kind: "date" }).kind).toBe("dateTime");
  expect(controlOf("dueOn", { kind: "date" }).kind).toBe("date");
});

describe("what may be left out", () => {
  test("is called optional, unless a default says what holds then", () => {
    expect(controlOf("note", string, { optional: true })).toMatchObject({ hint: "optional", whenEmpty: "left out" });
    const defaulted = controlOf("note", string, { optional: true, defaultText: '"none"' });
    expect(defaulted).toMatchObject({ hint: "default", placeholder: "none", whenEmpty: "left out" });
  });

  test("is a checkbox only where its default is known: otherwise there are three answers", () => {
    expect(controlOf("loud", { kind: "boolean" }, { optional: true })).toMatchObject({ kind: "choice", first: "" });
    const on = controlOf("loud", { kind: "boolean" }, { optional: true, defaultText: "true" });
    expect(on).toMatchObject({ kind: "checkbox", isOnAtFirst: true });
  });

  test("begins a choice; what must be chosen is chosen", () => {
    const options = ["LOW", "HIGH"];
    expect(controlOf("level", { kind: "choice", options })).toMatchObject({ first: "LOW" });
    expect(controlOf("level", { kind: "choice", options }, { optional: true })).toMatchObject({ first: "" });
    const high = controlOf("level", { kind: "choice", options }, { optional: true, defaultText: '"HIGH"' });
    expect(high).toMatchObject({ first: "HIGH" });
  });
});

describe("a parameter named after a child", () => {
  const state = {
    lines: [
      { sku: "apple", id: "l-1", parts: [{ name: "stem", id: "p-1" }] },
      { sku: "pear", id: "l-2", parts: [] },
    ],
  };

  test("offers the identities that exist, and the first is chosen", () => {
    const control = controlOf("lineId", string, {}, sourceOf({ state }));
    expect(control).toMatchObject({ kind: "offer", offers: [{ id: "l-1" }, { id: "l-2" }] });
    expect(control.kind === "offer" && control.offers[0]?.name).toContain("apple");
  });

  test("finds children of children", () => {
    expect(controlOf("partId", string, {}, sourceOf({ state }))).toMatchObject({ offers: [{ id: "p-1" }] });
  });

  test("in a list offers them for every item", () => {
    const list = controlOf("lineIds", { kind: "list", of: string }, {}, sourceOf({ state }));
    expect(list.kind === "list" && list.item()).toMatchObject({
      kind: "offer",
      offers: [{ id: "l-1" }, { id: "l-2" }],
    });
  });

  test("is plain text while there is none, and when no child has the name", () => {
    expect(controlOf("lineId", string, {}, sourceOf({ state: { lines: [] } })).kind).toBe("text");
    expect(controlOf("bookId", string, {}, sourceOf({ state })).kind).toBe("text");
  });
});

test("a parameter named after another aggregate suggests those that exist", () => {
  const source = sourceOf({ state: {}, instances: [instanceOf("Customer", "c-1")] });
  expect(controlOf("customerId", string, {}, source)).toMatchObject({ kind: "text", suggestions: [{ id: "c-1" }] });
});

test("properties of an object are controls like parameters", () => {
  const properties = [{ name: "street", doc: "", type: string, optional: true, defaultText: null }];
  expect(controlOf("to", { kind: "object", properties })).toMatchObject({ fields: [{ name: "street", kind: "text" }] });
});
