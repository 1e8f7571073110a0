import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ParameterSignature, ParameterType } from "../../compiler/signatures.ts";
import { fieldControls } from "./field-controls.ts";
import type { Control, FormValue, GroupValue } from "./form-model.ts";
import { fittingGroup, initialGroup, withItem } from "./form-values.ts";
import { sourceOf } from "./model-fixture.ts";
import type { OfferSource } from "./offers.ts";
import { parameterControls } from "./parameter-controls.ts";
import { placeErrors } from "./placed-errors.ts";
import { readArguments, readFields } from "./read-values.ts";
import { sampleGroup } from "./sample-values.ts";

const order = fieldControls("Order", sourceOf());

function typed(controls: readonly Control[], fields: Readonly<Record<string, FormValue>>): GroupValue {
  return { kind: "group", fields: { ...initialGroup(controls).fields, ...fields } };
}

function argumentsOf(
  parameters: readonly (readonly [ParameterType, FormValue, Partial<ParameterSignature>?])[],
  isRest = false,
) {
  const signatures = parameters.map(([type, , more], index) => ({
    name: `p${index}`,
    doc: "",
    type,
    optional: false,
    defaultText: null,
    ...more,
  }));
  const controls = parameterControls(signatures, sourceOf());
  const values = Object.fromEntries(parameters.map(([, value], index) => [`p${index}`, value]));
  return readArguments(controls, typed(controls, values), isRest);
}

function wireOf(type: ParameterType, value: FormValue) {
  const read = argumentsOf([[type, value]]);
  return read.kind === "value" ? read.value[0] : read;
}

const string: ParameterType = { kind: "string" };
const number: ParameterType = { kind: "number" };
const optional = { optional: true };

describe("the initial values of an aggregate", () => {
  test("what stays empty is left out, whether required or not: the engine judges it", () => {
    const read = readFields(order, typed(order, { customerId: "7" }));
    expect(read).toEqual({ kind: "value", value: { customerId: "7", premium: true, status: "PENDING" } });
    expect(readFields(order, initialGroup(order))).toEqual({
      kind: "value",
      value: { premium: true, status: "PENDING" },
    });
  });

  test("a value object that someone wrote into travels as its class, the rest of it left out", () => {
    const address = { kind: "group", fields: { street: "1 Main Street", zip: "" } } as const;
    expect(readFields(order, typed(order, { shipTo: address }))).toMatchObject({
      value: { shipTo: { $new: "Address", fields: { street: "1 Main Street" } } },
    });
  });

  test("children travel in order, each as its class", () => {
    const line = (sku: string, quantity: string) => ({ kind: "group", fields: { sku, quantity } }) as const;
    let lines: FormValue = { kind: "list", items: [] };
    lines = withItem(lines, line("apple", "2"));
    lines = withItem(lines, line("pear", ""));
    expect(readFields(order, typed(order, { lines }))).toMatchObject({
      value: {
        lines: [
          { $new: "Line", fields: { sku: "apple", quantity: 2 } },
          { $new: "Line", fields: { sku: "pear" } },
        ],
      },
    });
  });
});

describe("arguments", () => {
  test.each<[ParameterType, FormValue, unknown]>([
    [number, "12.5", 12.5],
    [number, "-3", -3],
    [number, "1e3", 1000],
    [string, " as typed ", " as typed "],
    [string, "", ""],
    [{ kind: "boolean" }, false, false],
    [{ kind: "date" }, "2024-06-10", { $date: "2024-06-10T00:00:00.000Z" }],
    [{ kind: "choice", options: ["1", 1] }, "1", "1"],
    [{ kind: "choice", options: ["1", 1] }, "= 1", 1],
    [{ kind: "nullable", of: number }, { kind: "nullable", isNull: true, value: "5" }, null],
    [{ kind: "nullable", of: number }, { kind: "nullable", isNull: false, value: "5" }, 5],
    [{ kind: "list", of: string }, { kind: "list", items: [] }, []],
    [{ kind: "json", text: "unknown" }, '{"a": [1, null]}', { a: [1, null] }],
    [
      { kind: "element", className: "Address" },
      { kind: "group", fields: { street: "1 Main Street", zip: "" } },
      { $new: "Address", fields: { street: "1 Main Street" } },
    ],
  ])("%j reads %j as %j", (type, value, wire) => {
    expect(wireOf(type, value)).toEqual(wire);
  });

  test("a moment is read in UTC", () => {
    const read = argumentsOf([[{ kind: "date" }, "2024-06-10T09:30", { name: "p0", doc: "" }]]);
    expect(read).toMatchObject({ kind: "errors" });
    const [control] = parameterControls(
      [{ name: "shippedAt", doc: "", type: { kind: "date" }, optional: false, defaultText: null }],
      sourceOf(),
    );
    const controls = control === undefined ? [] : [control];
    expect(readArguments(controls, typed(controls, { shippedAt: "2024-06-10T09:30" }))).toEqual({
      kind: "value",
      value: [{ $date: "2024-06-10T09:30:00.000Z" }],
    });
  });

  test.each<[ParameterType, FormValue, string]>([
    [number, "", "is required"],
    [number, "ten", "is not a number"],
    [number, "1e999", "is too large for a number"],
    [{ kind: "date" }, "", "is required"],
    [{ kind: "date" }, "2024-13-01", "is not a date"],
    [{ kind: "json", text: "unknown" }, "{", "is not JSON"],
  ])("%j refuses %j: %s", (type, value, message) => {
    const read = argumentsOf([[type, value]]);
    expect(read.kind === "errors" && read.errors.get("p0")?.[0]).toContain(message);
  });

  test("every field that is wrong is told, at its place", () => {
    const items = { kind: "list", items: [1, 2].map((key) => ({ key, value: key === 1 ? "1" : "x" })) } as const;
    const read = argumentsOf([
      [number, ""],
      [{ kind: "list", of: number }, items],
    ]);
    expect(read.kind === "errors" && [...read.errors.keys()]).toEqual(["p0", "p1.1"]);
  });

  test("those left out at the end are not sent; those before a given one are said to be left out", () => {
    expect(
      argumentsOf([
        [number, "1"],
        [string, "", optional],
      ]),
    ).toEqual({ kind: "value", value: [1] });
    expect(
      argumentsOf([
        [string, "", optional],
        [number, "2", optional],
      ]),
    ).toEqual({
      kind: "value",
      value: [{ $omitted: true }, 2],
    });
  });

  test("of a rest parameter are passed one by one", () => {
    const tags = { kind: "list", items: ["a", "b"].map((value, key) => ({ key, value })) } as const;
    const rest: ParameterType = { kind: "list", of: string };
    expect(
      argumentsOf(
        [
          [number, "1"],
          [rest, tags, optional],
        ],
        true,
      ),
    ).toEqual({ kind: "value", value: [1, "a", "b"] });
    const none = { kind: "list", items: [] } as const;
    expect(
      argumentsOf(
        [
          [number, "1"],
          [rest, none, optional],
        ],
        true,
      ),
    ).toEqual({ kind: "value", value: [1] });
  });
});

test("an identity is sent as typed, or as chosen for as long as the child that it named is there", () => {
  const lines = [{ id: "l-1", sku: "apple" }];
  const parameter = { name: "lineId", doc: "", type: string, optional: false, defaultText: null };
  const sent = (lineId: FormValue, state: OfferSource["state"] = { lines }) => {
    const controls = parameterControls([parameter], sourceOf({ state }));
    const read = readArguments(controls, fittingGroup(controls, typed(controls, { lineId })));
    return read.kind === "value" ? read.value[0] : read;
  };
  expect(sent({ kind: "chosen", id: "l-1" })).toBe("l-1");
  expect(sent({ kind: "chosen", id: "of a line that was removed" })).toBe("l-1");
  expect(sent({ kind: "chosen", id: "l-1" }, { lines: [] })).toBe("");
  expect(sent("nowhere")).toBe("nowhere");
});

test("sample values are accepted by the form that they are for", () => {
  const values = sampleGroup(order, { today: "2026-01-31", count: 3 });
  expect(readFields(order, values)).toMatchObject({
    kind: "value",
    value: {
      customerId: "4",
      note: "As agreed ",
      shipTo: { $new: "Address" },
      lines: [{ $new: "Line", fields: { sku: "1004", quantity: 2, parts: [{ $new: "Part" }] } }],
    },
  });
});

test("whatever was remembered, the form shows something that its controls can hold", () => {
  const { value } = fc.letrec<{ readonly value: FormValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.string(),
      fc.boolean(),
      fc.record({ kind: fc.constant("chosen" as const), id: fc.string() }),
      fc.record({ kind: fc.constant("nullable" as const), isNull: fc.boolean(), value: tie("value") }),
      fc.record({
        kind: fc.constant("group" as const),
        fields: fc.dictionary(fc.constantFrom("lines", "shipTo", "status", "premium", "sku"), tie("value")),
      }),
      fc.record({
        kind: fc.constant("list" as const),
        items: fc.array(fc.record({ key: fc.nat(), value: tie("value") }), { maxLength: 3 }),
      }),
    ),
  }));
  fc.assert(
    fc.property(value, (remembered) => {
      const values = fittingGroup(order, remembered);
      expect(Object.keys(values.fields)).toEqual(order.map(({ name }) => name));
      expect(["value", "errors"]).toContain(readFields(order, values).kind);
    }),
  );
});

describe("a refusal's words stand", () => {
  const line = { kind: "group", fields: {} } as const;

  test("at the control of that name", () => {
    const { byPath, others } = placeErrors(order, initialGroup(order), { note: ["is too long"], balance: ["is low"] });
    expect([...byPath]).toEqual([["note", ["is too long"]]]);
    expect(others).toEqual([{ field: "balance", texts: ["is low"] }]);
  });

  test("at a nested control when there is only one of the name", () => {
    const one = withItem({ kind: "list", items: [] }, line);
    const two = withItem(one, line);
    expect([...placeErrors(order, typed(order, { lines: one }), { sku: ["is required"] }).byPath.keys()]).toEqual([
      "lines.0.sku",
    ]);
    expect(placeErrors(order, typed(order, { lines: two }), { sku: ["is required"] }).others).toHaveLength(1);
  });
});
