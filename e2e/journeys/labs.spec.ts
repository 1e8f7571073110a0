import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";
import { Playground } from "./playground.ts";

const match = (weight: string) => `import { Aggregate, Domain, Event, apply, field } from "aggregate-playground";

const games = new Domain("Games");

@games.event({ partOf: "Match" })
export class GoalScored extends Event({ minute: field.integer({ required: true }) }) {}

@games.aggregate({ eventSourced: true })
export class Match extends Aggregate({ goals: field.integer({ default: 0 }) }) {
  score(minute: number) {
    this.raise(new GoalScored({ minute }));
  }

  @apply(GoalScored)
  whenGoalScored(event: GoalScored) {
    this.goals += ${weight};
  }
}
`;

test("what if the model were different: versions that would differ are told while one types, and nothing stored changes", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.write("model.ts", match("1"));
  await playground.create("Match");
  await expect(playground.status).toHaveText("MatchCreated stored, version 0");
  for (const minute of ["12", "40"]) {
    await playground.invoke("score", { minute });
    await expect(playground.command("score").getByLabel("minute", { exact: true })).toBeVisible();
  }
  await expect(playground.status).toHaveText("GoalScored stored, version 2");

  await playground.write("model.ts", match("2"));
  const whatIf = page.getByRole("region", { name: "What if" });
  await expect(whatIf).toContainText(
    /versions 1 and 2 of Match \w+ would have another state: at version 1 goals would be 2, not 1/,
  );
  await whatIf.getByRole("button", { name: "Details" }).click();
  await expect(whatIf).toContainText(/goals\s*1 → 2/);
  await expect(whatIf).toContainText(/goals\s*2 → 4/);
  await expectNoAxeViolations(page);
  await expect(playground.rows("delta")).toHaveCount(3);
  await expect(playground.rows("GoalScored", "would differ")).toHaveCount(2);

  await playground.write(
    "model.ts",
    match("1").replace("class GoalScored", "class GoalShot").replaceAll("GoalScored", "GoalShot"),
  );
  await expect(whatIf).toContainText("2 stored events no longer apply");
  await expect(playground.rows("GoalScored", "no longer applies")).toHaveCount(2);
  await playground.write("model.ts", match("1"));
  await expect(whatIf).toHaveCount(0);
  await expect(playground.rows(/would differ|no longer applies/)).toHaveCount(0);
});

test("what if a command had never happened: a branch without it, and the refused one succeeds", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "100" });
  await expect(playground.status).toContainText("created");
  await playground.invoke("withdraw", { amount: "60" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");
  await playground.invoke("withdraw", { amount: "70" });
  await expect(playground.status).toContainText("Refused");

  await playground.rows("AccountWithdrawn", "delta").click();
  await playground.tab("Changes").click();
  await page.getByRole("button", { name: "What if it had never happened?" }).click();
  await expect(page.getByRole("textbox", { name: "Workspace title" })).toHaveValue("Banking, without withdraw");
  await expect(playground.status).toContainText(
    "1 later command given again, 1 refused before is accepted now: withdraw",
  );
  await expect(playground.rows("rejected")).toHaveCount(0);
  await expect(playground.rows("AccountWithdrawn", "delta")).toHaveCount(1);
  await expect(playground.instance("1234")).toContainText("30");
});

test("conflict lab: two users side by side; the second is refused, reloads and retries", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  await page.getByRole("button", { name: "Lessons" }).click();
  await page.getByRole("menuitem", { name: "Conflict lab" }).click();
  const lab = page.getByRole("region", { name: "Conflict lab" });
  const user = (name: string) => lab.getByRole("region", { name, exact: true });
  const withdraw = async (name: string, amount: string) => {
    const form = user(name).getByRole("form", { name: `withdraw as ${name}` });
    await form.getByLabel("amount").fill(amount);
    await form.getByRole("button", { name: "withdraw" }).click();
  };
  await withdraw("Ada", "100");
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");
  await expect(user("Ada")).toContainText("balance: 900");
  await expect(user("Grace")).toContainText("balance: 1000");
  await expect(user("Grace")).toContainText("out of date: version 1 is stored");
  await withdraw("Grace", "300");
  await expect(user("Grace").getByRole("alert")).toContainText("changed by Ada meanwhile: now at version 1");
  await expectNoAxeViolations(page);
  await user("Grace").getByRole("button", { name: "Reload and retry" }).click();
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 2");
  await expect(user("Grace")).toContainText("balance: 600");
  await lab.getByRole("button", { name: "Leave the lab" }).click();
  await expect(lab).toHaveCount(0);
  await expect(playground.instance("1234")).toContainText("600");
});

test("failure lab: the store fails at the second of three events, and none is stored", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  await page.getByRole("switch", { name: "Save automatically" }).click();
  for (const amount of ["1", "2", "3"]) {
    await playground.invoke("withdraw", { amount });
    await expect(playground.rows("pending").filter({ hasText: amount }).first()).toBeVisible();
  }
  await expect(playground.rows("pending")).toHaveCount(3);
  await page.getByRole("button", { name: "Lessons" }).click();
  await page.getByRole("menuitem", { name: "Failure lab" }).click();
  const lab = page.getByRole("region", { name: "Failure lab" });
  await expect(lab).toContainText("3 events are pending");
  await playground.region("Aggregates").getByRole("button", { name: "Save", exact: true }).click();
  await expect(playground.status).toContainText("The store failed at event 2 of 3");
  await expect(lab).toContainText("Read back from it: 0 of 3 stored");
  await expect(lab.getByRole("listitem").nth(1)).toContainText("the store failed here");
  await expect(playground.rows("pending")).toHaveCount(3);
  await expect(playground.rows("delta")).toHaveCount(0);
  await playground.region("Aggregates").getByRole("button", { name: "Save", exact: true }).click();
  await expect(playground.rows("delta")).toHaveCount(3);
});
