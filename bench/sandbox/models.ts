/** A command that does next to nothing, one that computes, and one that never ends. */
export const accounts = `import { Aggregate, Domain, Event, field } from "aggregate-playground";
const domain = new Domain("Bench");

@domain.event({ partOf: "Account" })
export class Withdrawn extends Event({ amount: field.float({ required: true }) }) {}

@domain.aggregate({ factEvents: true })
export class Account extends Aggregate({ balance: field.float({ default: 0 }) }) {
  withdraw(amount: number): number {
    this.balance -= amount;
    this.raise(new Withdrawn({ amount }));
    return this.balance;
  }

  compute(): number {
    return compute();
  }

  dream(): void {
    for (;;);
  }
}
`;

/** Numbers, lists, maps, texts and objects, for about a quarter of a second. As JavaScript: a plain worker runs the same. */
export const computing = `function compute() {
  let sum = 0;
  const sieve = new Uint8Array(2_000_000);
  for (let number = 2; number < sieve.length; number += 1) {
    if (sieve[number] === 1) continue;
    sum += number;
    for (let multiple = number * 2; multiple < sieve.length; multiple += number) sieve[multiple] = 1;
  }
  const words = new Map();
  for (let index = 0; index < 300_000; index += 1) {
    const word = "word" + (index % 5_003);
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  const items = Array.from({ length: 200_000 }, (_, index) => ({ key: (index * 7_919) % 200_003, text: String(index) }));
  items.sort((left, right) => left.key - right.key);
  for (const { key, text } of items.filter(({ key }) => key % 3 === 0)) sum += key + text.length;
  return sum + words.size;
}
`;

/** 300 lines of aggregates with events, invariants and documented methods; the last class is the one to be renamed. */
export function longModel(): string {
  const part = (name: string): string => `
@shop.event({ partOf: "${name}" })
export class ${name}Renamed extends Event({
  from: field.string({ required: true }),
  to: field.string({ required: true }),
}) {}

@shop.event({ partOf: "${name}" })
export class ${name}Counted extends Event({ count: field.integer({ required: true }) }) {}

/** Keeps a name and a count. */
@shop.aggregate({ factEvents: true })
export class ${name} extends Aggregate({
  title: field.string({ required: true, maxLength: 80 }),
  count: field.integer({ default: 0, min: 0 }),
  price: field.float({ default: 1 }),
}) {
  @invariant.post
  countIsSmall() {
    if (this.count > 1000) throw new Error("The count cannot be above 1000");
  }

  /** Gives another title. */
  rename(title: string): void {
    const from = this.title;
    this.title = title.trim();
    this.raise(new ${name}Renamed({ from, to: this.title }));
  }

  /** Counts up. */
  add(howMany: number, note = "none"): number {
    if (howMany <= 0) throw new Error("Only positive numbers can be added: " + note);
    this.count += howMany;
    this.raise(new ${name}Counted({ count: this.count }));
    return this.count;
  }
}
`;
  const names = ["Order", "Basket", "Parcel", "Invoice", "Ticket", "Voucher", "Review", "Refund"];
  return `import { Aggregate, Domain, Event, field, invariant } from "aggregate-playground";

const shop = new Domain("Shop");
${names.map(part).join("")}
@shop.aggregate
export class Last extends Aggregate({ title: field.string() }) {}
`;
}
