import type { Control, FormValue, GroupValue } from "./form-model.ts";
import { withItem } from "./form-values.ts";

/** What samples may depend on: nothing else, so that they are the same each time. */
export interface SampleContext {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** How many of this kind there are already: what must be unique counts on from it. */
  readonly count: number;
}

/** Values that a person might have typed, by each control's name and kind. */
export function sampleGroup(controls: readonly Control[], context: SampleContext): GroupValue {
  return {
    kind: "group",
    fields: Object.fromEntries(controls.map((control) => [control.name, sampleValue(control, context)])),
  };
}

function sampleValue(control: Control, context: SampleContext): FormValue {
  switch (control.kind) {
    case "text":
      // The engine gives an identity of its own.
      return control.placeholder === "generated" ? "" : sampleText(control, context);
    case "number":
      return String(within(sampleNumber(control.name, context), control));
    case "checkbox":
      return control.isOnAtFirst;
    case "date":
      return context.today;
    case "dateTime":
      return `${context.today}T09:30`;
    case "choice":
      return control.first === "" ? (control.options.find(({ value }) => value !== "")?.value ?? "") : control.first;
    case "offer":
      return { kind: "chosen", id: control.offers[0]?.id ?? "" };
    case "nullable":
      return { kind: "nullable", isNull: false, value: sampleValue(control.of, context) };
    case "list":
      return withItem({ kind: "list", items: [] }, sampleValue(control.item(), context));
    case "element":
    case "object":
      return sampleGroup(control.fields, context);
    case "json":
      return control.typeText === "object" || control.typeText.startsWith("Record<") ? '{ "key": "value" }' : "";
  }
}

const people = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Barbara Liskov", "Edsger Dijkstra", "Radia Perlman"];
const streets = ["1 Main Street", "12 Harbour Lane", "7 Station Road"];
const cities = ["Lisbon", "Bergen", "Utrecht"];

/** Part of a name → what one writes there; the first that fits. */
const texts: readonly (readonly [RegExp, (context: SampleContext) => string])[] = [
  [/e-?mail/i, ({ count }) => `${(pick(people, count).split(" ")[0] ?? "ada").toLowerCase()}@example.com`],
  [/phone|mobile/i, ({ count }) => `+1 555 01${String(count % 100).padStart(2, "0")}`],
  [/url|website|link/i, () => "https://example.com"],
  [/street|address/i, ({ count }) => pick(streets, count)],
  [/zip|postal|postcode/i, ({ count }) => String(12345 + count)],
  [/city|town/i, ({ count }) => pick(cities, count)],
  [/country/i, () => "Portugal"],
  [/currency/i, () => "EUR"],
  [/isbn/i, () => "978-0-321-12521-7"],
  [/hash|token|secret/i, ({ count }) => `c0ffee${String(count).padStart(2, "0")}`],
  [/colou?r/i, () => "teal"],
  [/first_?name/i, ({ count }) => pick(people, count).split(" ")[0] ?? ""],
  [/last_?name|surname/i, ({ count }) => pick(people, count).split(" ")[1] ?? ""],
  [/nick_?name/i, ({ count }) => pick(people, count).split(" ")[0] ?? ""],
  [/title|subject/i, () => "Domain-Driven Design"],
  [/name|author|customer$|patron$|owner$/i, ({ count }) => pick(people, count)],
  [/reason|note|comment|description|text|message/i, () => "As agreed on the phone"],
  [/number|no$|code|sku/i, ({ count }) => String(1001 + count)],
  [/(?:id|key)s?$/i, ({ count }) => String(1 + count)],
];

function sampleText(
  { name, maxLength, suggestions }: Extract<Control, { kind: "text" }>,
  context: SampleContext,
): string {
  const [offer] = suggestions;
  if (offer !== undefined) return offer.id;
  const text = texts.find(([pattern]) => pattern.test(name))?.[1](context) ?? `${name} ${context.count + 1}`;
  return maxLength === null ? text : text.slice(0, maxLength);
}

const numbers: readonly (readonly [RegExp, number])[] = [
  [/balance|credit|deposit/i, 1000],
  [/overdraft|limit|maximum|capacity/i, 100],
  [/quantity|count|pieces|units|seats/i, 2],
  [/percent|rate|discount/i, 10],
  [/price|fee|cost/i, 19.9],
  [/amount|total|sum|money/i, 100],
  [/age/i, 36],
  [/year/i, 2024],
  [/weight|size|length|height|width/i, 10],
  [/version|level|rank|by$/i, 1],
];

function sampleNumber(name: string, { count }: SampleContext): number {
  return numbers.find(([pattern]) => pattern.test(name))?.[1] ?? count + 1;
}

function within(number: number, { isWhole, min, max }: Extract<Control, { kind: "number" }>): number {
  const whole = isWhole ? Math.round(number) : number;
  return Math.min(max ?? Infinity, Math.max(min ?? -Infinity, whole));
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? "";
}
