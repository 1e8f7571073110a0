import { Aggregate, Domain, Event, field, invariant } from "aggregate-playground";

const banking = new Domain("Banking");

export class InsufficientFunds extends Error {}

/** A delta event: it says what changed, in the words of the business. */
@banking.event({ partOf: "Account" })
export class AccountWithdrawn extends Event({
  accountNumber: field.identifier({ required: true }),
  amount: field.float({ required: true }),
}) {}

/** Guards its own rules: whatever happens to an account happens through its methods. */
@banking.aggregate
export class Account extends Aggregate({
  accountNumber: field.identifier({ required: true, unique: true, description: "No two accounts share it" }),
  balance: field.float({ default: 0 }),
  overdraftLimit: field.float({ default: 0, description: "How far below zero the balance may go" }),
  nickname: field.string({ maxLength: 20 }),
}) {
  /** Checked after every change: a change that breaks it is undone. */
  @invariant.post
  balanceMustCoverOverdraftLimit() {
    if (this.balance < -this.overdraftLimit) throw new InsufficientFunds("Balance cannot be below overdraft limit");
  }

  /**
   * Takes money out of the account.
   * @param amount How much; try more than the balance and the overdraft limit together
   */
  withdraw(amount: number) {
    this.balance -= amount;
    this.raise(new AccountWithdrawn({ accountNumber: this.accountNumber, amount }));
  }
}
