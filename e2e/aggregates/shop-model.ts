/** A model whose methods take every kind of parameter, and whose aggregate has every kind of field. */
export const shopModel = `import { Aggregate, Domain, Entity, Event, ValueObject, ValidationError, field } from "aggregate-playground";

const shop = new Domain("Shop");

@shop.valueObject
export class Address extends ValueObject({ street: field.string({ required: true }), zip: field.string() }) {}

@shop.entity({ partOf: "Basket" })
export class Line extends Entity({ sku: field.string({ required: true }), quantity: field.integer({ default: 1, min: 1 }) }) {}

@shop.event({ partOf: "Basket" })
export class Noted extends Event({ what: field.string(), values: field.dict() }) {}

@shop.aggregate
export class Basket extends Aggregate({
  number: field.identifier({ required: true, unique: true }),
  size: field.string({ choices: ["SMALL", "LARGE"], default: "SMALL", description: "How much fits" }),
  isGift: field.boolean({ default: false }),
  dueOn: field.date(),
  packedAt: field.dateTime(),
  notes: field.text(),
  tags: field.list(field.string()),
  extra: field.dict(),
  shipTo: field.valueObject(() => Address),
  lines: field.hasMany(() => Line),
}) {
  /**
   * Says what it was given.
   * @param text Any words
   */
  say(text: string, times = 2, loud?: boolean, mood: "calm" | "glad" = "glad") {
    this.note("say", { text, times, loud: loud ?? null, mood });
  }

  deliver(to: Address, on: Date, window: { from: string; until?: string }, tip: number | null) {
    this.note("deliver", { street: to.street, on: on.toISOString(), window, tip });
  }

  add(lines: Line[], ...labels: string[]) {
    for (const line of lines) this.lines.add(line);
    this.note("add", { skus: lines.map((line) => line.sku), labels });
  }

  removeLine(lineId: string) {
    this.lines.remove(this.lines.get({ id: lineId }));
  }

  configure(options: Map<string, number> | Record<string, unknown>) {
    this.note("configure", { options: JSON.stringify(options) });
  }

  check(sku: string) {
    throw new ValidationError({ sku: ["is not for sale: " + sku], shelf: ["is empty"] });
  }

  private note(what: string, values: Record<string, unknown>) {
    this.raise(new Noted({ what, values }));
  }
}
`;
