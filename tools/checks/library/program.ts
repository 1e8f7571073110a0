import { Aggregate, Application, Domain, Event, ValidationError, field, invariant } from "aggregate-playground";
import { strict as assert } from "node:assert";

/** A Node program that uses the built library as anybody would: by the package's name. It ends with an error when it is broken. */
const banking = new Domain("Banking");

@banking.event({ partOf: "Account" })
class Withdrawn extends Event({ amount: field.float({ required: true }) }) {}

@banking.aggregate
class Account extends Aggregate({ balance: field.float({ default: 0 }) }) {
  @invariant.post
  balanceIsNeverNegative(): void {
    if (this.balance < 0) throw new ValidationError({ balance: ["is negative"] });
  }

  withdraw(amount: number): void {
    this.balance -= amount;
    this.raise(new Withdrawn({ amount }));
  }
}

const application = new Application(banking);
const accounts = application.repositoryFor(Account);
const account = new Account({ balance: 100 });
account.withdraw(30);
await accounts.add(account);
assert.equal((await accounts.get(account.id)).balance, 70);
assert.throws(() => {
  account.withdraw(500);
}, ValidationError);
assert.equal(account.balance, 70);
// @ts-expect-error text is no number
const misuse = (): unknown => new Account({ balance: "much" });
assert.throws(misuse, (error: unknown) => {
  const stack = error instanceof ValidationError ? (error.stack ?? "") : "";
  // Next to the library, the first frame is the person's own line. In one bundle with it, that line must not be lost.
  const expected = import.meta.url.endsWith("program.ts") ? /^.*\n +at new Account/ : /at misuse/;
  return expected.test(stack);
});
console.log(
  Object.keys(await import("aggregate-playground"))
    .sort()
    .join(" "),
);
