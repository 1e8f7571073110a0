import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ClassSignature, MethodSignature, ParameterType } from "./signatures.ts";
import { compileInNode } from "./testing/compile-in-node.ts";

const preamble = `import { Aggregate, apply, Domain, Entity, Event, field, handle, invariant, ValueObject } from "aggregate-playground";
const shop = new Domain("Shop");
@shop.valueObject class Money extends ValueObject({ amount: field.float({ required: true }) }) {}
@shop.entity({ partOf: "Order" }) class Line extends Entity({ sku: field.string({ required: true }) }) {}
@shop.event({ partOf: "Order" }) class Opened extends Event({}) {}
@shop.event({ partOf: "Order" }) class Closed extends Event({ why: field.string({ required: true }) }) {}
`;

function classesOf(text: string): readonly ClassSignature[] {
  const { signatures, diagnostics } = compileInNode({ "model.ts": preamble + text });
  expect(diagnostics).toEqual([]);
  return signatures.classes;
}

/** Signatures of the methods of an aggregate with this body. */
function methodsOf(body: string, before = ""): readonly MethodSignature[] {
  const order = classesOf(
    `${before}\n@shop.aggregate class Order extends Aggregate({
       status: field.string({ choices: ["PENDING", "CONFIRMED"], default: "PENDING" }), lines: field.hasMany(() => Line),
     }) { ${body} }`,
  ).at(-1);
  return order?.methods ?? [];
}

function typeOf(parameterText: string, before = ""): ParameterType | undefined {
  return methodsOf(`act(${parameterText}) {}`, before)[0]?.parameters[0]?.type;
}

describe("methods of a class", () => {
  test("are its public own ones, in the order of the text", () => {
    const methods = methodsOf(`
      second() {} first() {} private hidden() {} protected inner() {} #secret() {} static make() {}
      get total() { return 1; } field = () => 1; async later() {}`);
    expect(methods.map(({ name }) => name)).toEqual(["second", "first", "later"]);
  });

  test("carry the role that their decorator gives them, under whatever name it was imported", () => {
    const methods = methodsOf(
      `@invariant.pre before() {} @invariant.post after() {} @apply(Opened) whenOpened(event: Opened) {}
       @handle(Closed) onClosed(event: Closed) {} @always.post renamed() {} @api.apply(Closed) spaced(event: Closed) {}
       @logged plain() {}`,
      `import { invariant as always } from "aggregate-playground"; import * as api from "aggregate-playground";
       function logged(method: () => void, context: ClassMethodDecoratorContext) {}`,
    );
    expect(methods.map(({ role }) => role)).toEqual([
      "invariant",
      "invariant",
      "apply",
      "handle",
      "invariant",
      "apply",
      "command",
    ]);
  });

  test("of an event handler tell which classes they reach", () => {
    const [handler] = classesOf(
      `class Ledger {}
       declare function open(type: typeof Ledger): void;
       @shop.aggregate class Order extends Aggregate({ note: field.string() }) {}
       @shop.eventHandler({ partOf: Order }) class Clerk {
         @handle(Closed) async reopen(event: Closed) { open(Ledger); await new Order({ note: event.why }).save(); }
       }`,
    ).slice(-1);
    expect(handler?.methods[0]?.reaches).toEqual(expect.arrayContaining(["Ledger", "Order"]));
  });

  test("keep their role while an import is still missing", () => {
    const { signatures } = compileInNode({ "model.ts": "class Order { @invariant.post holds() {} }" });
    expect(signatures.classes[0]?.methods[0]?.role).toBe("invariant");
  });

  test("tell their place and their documentation", () => {
    const { signatures } = compileInNode({
      "model.ts": "/** A basket. */\nclass Order {\n  /** Ends it. */\n  close() {}\n}",
    });
    expect(signatures.classes[0]).toMatchObject({
      name: "Order",
      doc: "A basket.",
      place: { file: "model.ts", line: 2, column: 7 },
      methods: [{ name: "close", doc: "Ends it.", place: { file: "model.ts", line: 4, column: 3 } }],
    });
  });

  test("name the events that their own body raises, once each", () => {
    const [method] = methodsOf(`
      close(loud: boolean) {
        if (loud) this.raise(new Closed({ why: "loud" })); else this.raise(new Closed({ why: "quiet" }));
        const opened = new Opened(); [1].forEach(() => this.raise(opened));
      }`);
    expect(method?.raises).toEqual(["Closed", "Opened"]);
  });

  test("of an entity name the events that it raises through its root", () => {
    const classes = classesOf(`@shop.entity({ partOf: "Order" }) class Note extends Entity({}) {
      strike() { this.root.raise(new Closed({ why: "note" })); }
    }`);
    expect(classes.at(-1)?.methods[0]?.raises).toEqual(["Closed"]);
  });
});

describe("parameters", () => {
  test("tell whether they may be left out, and their default as it is written", () => {
    const [method] = methodsOf(
      `act(a: number, b?: string, c = 3 * 2, d: Date | undefined = undefined, ...rest: string[]) {}`,
    );
    expect(
      method?.parameters.map(({ name, optional, defaultText, isRest }) => ({ name, optional, defaultText, isRest })),
    ).toEqual([
      { name: "a", optional: false, defaultText: null, isRest: undefined },
      { name: "b", optional: true, defaultText: null, isRest: undefined },
      { name: "c", optional: true, defaultText: "3 * 2", isRest: undefined },
      { name: "d", optional: true, defaultText: "undefined", isRest: undefined },
      { name: "rest", optional: true, defaultText: null, isRest: true },
    ]);
  });

  test("take their help from @param", () => {
    const [method] = methodsOf(`
      /** Takes money out.
       * @param amount how much, in euro
       */
      act(amount: number) {}`);
    expect(method).toMatchObject({
      doc: "Takes money out.",
      parameters: [{ name: "amount", doc: "how much, in euro" }],
    });
  });

  test("that are taken apart at once have a name all the same", () => {
    const [method] = methodsOf(`act({ amount, note = "" }: { amount: number; note?: string }) {}`);
    expect(method?.parameters).toMatchObject([
      {
        name: "argument 1",
        type: {
          kind: "object",
          properties: [
            { name: "amount", optional: false },
            { name: "note", optional: true },
          ],
        },
      },
    ]);
  });

  test.each<[string, ParameterType]>([
    ["x: string", { kind: "string" }],
    ["x: `EUR ${number}`", { kind: "string" }],
    ["x: number", { kind: "number" }],
    ["x = 5", { kind: "number" }],
    ["x: boolean", { kind: "boolean" }],
    ["x: Date", { kind: "date" }],
    ["x?: Date", { kind: "date" }],
    ["x: string | null", { kind: "nullable", of: { kind: "string" } }],
    ["x: boolean | null", { kind: "nullable", of: { kind: "boolean" } }],
    ["x: string[]", { kind: "list", of: { kind: "string" } }],
    ["x: readonly Date[]", { kind: "list", of: { kind: "date" } }],
    ["x: (number | null)[]", { kind: "list", of: { kind: "nullable", of: { kind: "number" } } }],
    ["x: Money", { kind: "element", className: "Money" }],
    ["x: Line[]", { kind: "list", of: { kind: "element", className: "Line" } }],
    ["x: 'b' | 'a'", { kind: "choice", options: ["b", "a"] }],
    ["x: 3 | 1 | -2", { kind: "choice", options: [3, 1, -2] }],
    ["x: 'only'", { kind: "choice", options: ["only"] }],
    ["x: 'b' | 'a' | null", { kind: "nullable", of: { kind: "choice", options: ["b", "a"] } }],
    ["x: Order['status']", { kind: "choice", options: ["PENDING", "CONFIRMED"] }],
    ["x: bigint", { kind: "json", text: "bigint" }],
    ["x: unknown", { kind: "json", text: "unknown" }],
    ["x: () => void", { kind: "json", text: "() => void" }],
    ["x: [number, string]", { kind: "json", text: "[number, string]" }],
    ["x: Map<string, number>", { kind: "json", text: "Map<string, number>" }],
    ["x: Record<string, number>", { kind: "json", text: "Record<string, number>" }],
    ["x: Order", { kind: "json", text: "Order" }],
    ["x: string | number", { kind: "json", text: "string | number" }],
    ["x: {}", { kind: "json", text: "{}" }],
  ])("%s", (text, expected) => {
    expect(typeOf(text)).toEqual(expected);
  });

  test("typed by an alias, an enum or an array of constants keep the written order", () => {
    const before = `type Size = "S" | "M"; enum Level { High = "high", Low = "low" } const colours = ["red", "blue"] as const;
      const seenEarlier: "low" | "M" | "blue" = "M";`;
    expect(typeOf("x: Size", before)).toEqual({ kind: "choice", options: ["S", "M"] });
    expect(typeOf("x: Level", before)).toEqual({ kind: "choice", options: ["high", "low"] });
    expect(typeOf("x: (typeof colours)[number]", before)).toEqual({ kind: "choice", options: ["red", "blue"] });
  });

  test("typed by a field's choices keep the order of the choices, whatever came before", () => {
    const before = `const seenEarlier: "CONFIRMED" | "PENDING" = "CONFIRMED";`;
    expect(typeOf("x: Order['status']", before)).toEqual({ kind: "choice", options: ["PENDING", "CONFIRMED"] });
  });

  test("typed by a brand or a bounded type parameter are what they can be filled with", () => {
    expect(typeOf("x: Id", `type Id = string & { readonly brand: "Id" };`)).toEqual({ kind: "string" });
    expect(methodsOf("act<T extends number>(x: T) {}")[0]?.parameters[0]?.type).toEqual({ kind: "number" });
  });

  test("typed by an object have its members, documented and nested", () => {
    const before = `interface Address {
      /** With number. */
      street: string; floor?: number; tags: string[]; country: "DE" | "FR" }`;
    expect(typeOf("x: Address", before)).toEqual({
      kind: "object",
      properties: [
        { name: "street", doc: "With number.", type: { kind: "string" }, optional: false, defaultText: null },
        { name: "floor", doc: "", type: { kind: "number" }, optional: true, defaultText: null },
        { name: "tags", doc: "", type: { kind: "list", of: { kind: "string" } }, optional: false, defaultText: null },
        {
          name: "country",
          doc: "",
          type: { kind: "choice", options: ["DE", "FR"] },
          optional: false,
          defaultText: null,
        },
      ],
    });
  });

  test("typed by something that contains itself end in JSON", () => {
    expect(typeOf("x: Tree", "interface Tree { parent: Tree | null }")).toEqual({
      kind: "object",
      properties: [
        { name: "parent", doc: "", type: { kind: "json", text: "Tree | null" }, optional: false, defaultText: null },
      ],
    });
  });

  test("typed by an element's own subclass, or one made through a variable, are elements", () => {
    expect(typeOf("x: Price", `class Price extends Money {}`)).toEqual({ kind: "element", className: "Price" });
    const before = `const Base = ValueObject({ iso: field.string({ required: true }) }); class Currency extends Base {}`;
    expect(typeOf("x: Currency", before)).toEqual({ kind: "element", className: "Currency" });
  });
});

test("the Banking example: one command, which raises one event, and one invariant", () => {
  const model = readFileSync(new URL("../examples/banking.ts", import.meta.url), "utf8");
  const account = compileInNode({ "model.ts": model }).signatures.classes.find(({ name }) => name === "Account");
  expect(account?.methods.map(({ name, role, raises }) => ({ name, role, raises }))).toEqual([
    { name: "balanceMustCoverOverdraftLimit", role: "invariant", raises: [] },
    { name: "withdraw", role: "command", raises: ["AccountWithdrawn"] },
  ]);
});
