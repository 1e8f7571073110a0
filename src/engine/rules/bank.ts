import {
  Aggregate,
  Application,
  Domain,
  Event,
  field,
  invariant,
  type EventStore,
  type Repository,
} from "aggregate-playground";

/** A small state-based model for the tests of the rules; each call gives classes and a store of its own. */
export function openBank(
  options: {
    readonly factEvents?: boolean;
    readonly eventStore?: EventStore;
    readonly keepPendingOnFailure?: boolean;
  } = {},
) {
  const domain = new Domain("Test Bank");

  @domain.event({ partOf: "Account" })
  class Withdrawn extends Event({
    accountNumber: field.identifier({ required: true }),
    amount: field.float({ required: true }),
  }) {}

  @domain.event({ partOf: "Account" })
  class Deposited extends Event({ amount: field.float({ required: true }) }) {}

  @domain.aggregate({ factEvents: options.factEvents ?? false })
  class Account extends Aggregate({
    accountNumber: field.identifier({ required: true, unique: true }),
    balance: field.float({ default: 0 }),
    overdraftLimit: field.float({ default: 0 }),
    nickname: field.string({ maxLength: 20 }),
  }) {
    @invariant.post
    balanceCoversOverdraftLimit() {
      if (this.balance < -this.overdraftLimit) throw new Overdrawn("Balance cannot be below overdraft limit");
    }

    withdraw(amount: number) {
      this.balance -= amount;
      this.raise(new Withdrawn({ accountNumber: this.accountNumber, amount }));
    }

    deposit(amount: number) {
      this.balance += amount;
      this.raise(new Deposited({ amount }));
    }
  }

  const { factEvents: _, ...applicationOptions } = options;
  const app = new Application(domain, applicationOptions);
  const accounts: Repository<Account> = app.repositoryFor(Account);
  return { domain, app, accounts, Account, Withdrawn, Deposited };
}

export class Overdrawn extends Error {}
