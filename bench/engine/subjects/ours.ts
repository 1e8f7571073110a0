import { Aggregate, Application, Domain, Event, apply, field, invariant } from "aggregate-playground";
import type { Subject } from "./subject.ts";

/** Validation, an invariant and full metadata on, as a person would write it. */
function openBank() {
  const domain = new Domain("Bank");
  @domain.event({ partOf: "Account" })
  class Opened extends Event({ owner: field.string({ required: true }), balance: field.float({ default: 0 }) }) {}
  @domain.event({ partOf: "Account" })
  class Deposited extends Event({
    amount: field.float({ required: true, min: 0 }),
    reference: field.string({ maxLength: 50 }),
  }) {}
  @domain.aggregate({ eventSourced: true, created: Opened })
  class Account extends Aggregate({ owner: field.string({ required: true }), balance: field.float({ default: 0 }) }) {
    @invariant.post
    isNeverOverdrawn() {
      if (this.balance < 0) throw new Error("An account cannot be overdrawn");
    }
    deposit(amount: number, reference: string) {
      this.raise(new Deposited({ amount, reference }));
    }
    @apply(Deposited)
    whenDeposited(event: Deposited) {
      this.balance += event.amount;
    }
  }
  const app = new Application(domain);
  return { app, Account, accounts: app.repositoryFor(Account) };
}

export const subject: Subject = {
  name: "aggregate-playground",

  async append(count, deposits) {
    const { accounts, Account } = openBank();
    for (let index = 0; index < count; index += 1) {
      const account = new Account({ owner: "Jo" });
      await accounts.add(account);
      for (let deposit = 0; deposit < deposits; deposit += 1) {
        account.deposit(deposit, "salary");
        await accounts.add(account);
      }
    }
    return count * (deposits + 1);
  },

  async handle(count, deposits) {
    const { accounts, Account } = openBank();
    for (let index = 0; index < count; index += 1) {
      const opened = new Account({ owner: "Jo" });
      await accounts.add(opened);
      const { id } = opened;
      for (let deposit = 0; deposit < deposits; deposit += 1) {
        const account = await accounts.get(id);
        account.deposit(deposit, "salary");
        await accounts.add(account);
      }
    }
    return count * (deposits + 1);
  },

  async prepareRehydration(events) {
    const { accounts, Account } = openBank();
    const account = new Account({ owner: "Jo" });
    for (let event = 1; event < events; event += 1) account.deposit(1, "salary");
    await accounts.add(account);
    return async () => (await accounts.get(account.id)).balance;
  },

  async fill(events) {
    const { app, accounts, Account } = openBank();
    for (let stored = 0; stored < events; stored += 11) {
      const account = new Account({ owner: "Jo" });
      await accounts.add(account);
      for (let deposit = 0; deposit < 10; deposit += 1) {
        account.deposit(deposit, "salary");
        await accounts.add(account);
      }
    }
    return app;
  },
};
