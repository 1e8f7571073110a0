import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";
import { Playground } from "./playground.ts";

test("delta, fact and rejected rows are told apart, filtered, and looked into", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.write("model.ts", accounts);
  await playground.create("Account", { owner: "Ada", balance: "100" });
  await expect(playground.status).toContainText("AccountFactEvent stored, version 0");
  await playground.invoke("withdraw", { amount: "30" });
  await expect(playground.status).toHaveText("Withdrawn stored, version 1, with a fact event");
  await playground.invoke("withdraw", { amount: "500" });
  await expect(playground.status).toContainText("Refused");
  await expect(playground.rows("delta")).toHaveCount(1);
  await expect(playground.rows("fact")).toHaveCount(2);
  await expect(playground.rows("rejected")).toHaveCount(1);

  await playground.region("Timeline").getByRole("checkbox", { name: "Fact events" }).uncheck();
  await expect(playground.rows("fact")).toHaveCount(0);
  await playground.region("Timeline").getByRole("checkbox", { name: "Rejected commands" }).uncheck();
  await expect(playground.rows("rejected")).toHaveCount(0);
  await expect(playground.rows("delta")).toHaveCount(1);

  await playground.rows("Withdrawn", "delta").click();
  await playground.tab("Event").click();
  await expect(playground.region("Inspector")).toContainText("amount");
  await expect(playground.region("Inspector")).toContainText("Shop.Withdrawn.v1");
  await playground.tab("Changes").click();
  await expect(playground.region("Inspector")).toContainText(/balance\D*100\D*70/);
  await expectNoAxeViolations(page);
});

test("going back in time shows the state of then, and holds commands back until now", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  await playground.invoke("withdraw", { amount: "100" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");
  await playground.invoke("withdraw", { amount: "200" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 2");
  const travel = playground.region("Timeline");
  await travel.getByRole("button", { name: "Previous" }).click();
  await expect(playground.region("Inspector")).toContainText("900");
  await expect(playground.command("withdraw").getByRole("button", { name: "withdraw", exact: true })).toBeDisabled();
  await travel.getByRole("button", { name: "Branch from here" }).click();
  await expect(page.getByRole("textbox", { name: "Workspace title" })).toHaveValue(
    /^Banking, from Account 1234 version 1/,
  );
  await expect(playground.rows("AccountWithdrawn", "delta")).toHaveCount(1);
  await expect(playground.instance("1234")).toContainText("version 1");
});

const accounts = `import { Aggregate, Domain, Event, ValidationError, field } from "aggregate-playground";

const shop = new Domain("Shop");

@shop.event({ partOf: "Account" })
export class Withdrawn extends Event({ amount: field.float({ required: true }) }) {}

@shop.aggregate({ factEvents: true })
export class Account extends Aggregate({ owner: field.string({ required: true }), balance: field.float({ default: 0 }) }) {
  withdraw(amount: number) {
    if (amount > this.balance) throw new ValidationError({ balance: ["is too low"] });
    this.balance -= amount;
    this.raise(new Withdrawn({ amount }));
  }
}
`;
