import { expect, test } from "vitest";
import { Account, AccountWithdrawn, InsufficientFunds } from "./model";

const accountOf = (balance: number) => new Account({ accountNumber: "1234", balance, overdraftLimit: 50 });

test("a withdrawal lowers the balance and raises AccountWithdrawn", () => {
  const account = accountOf(1000);
  account.withdraw(500);
  expect(account.balance).toBe(500);
  expect(account.events).toHaveLength(1);
  expect(account.events[0]).toBeInstanceOf(AccountWithdrawn);
  expect(account.events[0]?.payload).toEqual({ accountNumber: "1234", amount: 500 });
});

test("the balance may go down to the overdraft limit, and not below", () => {
  const account = accountOf(100);
  account.withdraw(150);
  expect(account.balance).toBe(-50);
  expect(() => account.withdraw(1)).toThrow(InsufficientFunds);
});

test("a refused withdrawal changes nothing", () => {
  const account = accountOf(100);
  expect(() => account.withdraw(2000)).toThrow("Balance cannot be below overdraft limit");
  expect(account.balance).toBe(100);
  expect(account.events).toHaveLength(0);
});
