import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";
import { Playground } from "./playground.ts";

const model = (body: string) => `import { Aggregate, Domain, Event, field } from "aggregate-playground";

const shop = new Domain("Shop");

@shop.event({ partOf: "Basket" })
export class ItemAdded extends Event({ item: field.string({ required: true }) }) {}

@shop.aggregate
export class Basket extends Aggregate({ owner: field.string({ required: true }), count: field.integer({ default: 0 }) }) {
${body}
}
`;
const add = `  /** @param item What goes in */
  add(item: string) {
    this.count += 1;
    this.raise(new ItemAdded({ item }));
  }`;

test("an edited model compiles by itself, and its forms appear", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.write("model.ts", model(add));
  await playground.create("Basket", { owner: "Ada" });
  await expect(playground.status).toContainText("created, version 0");
  await playground.invoke("add", { item: "Lamp" });
  await expect(playground.status).toHaveText("ItemAdded stored, version 1");
});

test("errors are listed as one types, lead to their place, and the last good model stays usable", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.write("model.ts", model(add));
  await expect(playground.newButton("Basket")).toBeVisible();
  await playground.write(
    "model.ts",
    model(add.replace("{ item }", "{ item: 5 }").replace("add(item: string) {", "add(item: string) {{")),
  );
  const problems = playground.region("Problems");
  await expect(problems.getByRole("listitem").first()).toBeVisible();
  await playground.create("Basket", { owner: "Ada" });
  await expect(playground.status).toContainText("created, version 0");
  await problems.getByRole("listitem").first().getByRole("button").first().click();
  await expect(playground.region("Editor").getByRole("textbox", { name: /^model\.ts/ })).toBeFocused();
  await expectNoAxeViolations(page);
});

test("the modelling API's types are known: a wrong type is told in the editor's own words", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.write("model.ts", model(add.replace("{ item }", "{ item: 5 }")));
  // Nobody had to open the list.
  await expect(
    playground.region("Problems").getByText("Type 'number' is not assignable to type 'string'"),
  ).toBeVisible();
});

test("a model that stops at its end can be used as far as it got, and says where it stopped", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.write("model.ts", `${model(add)}new Basket({ owner: "" });\n`);
  await expect(playground.newButton("Basket")).toBeVisible();
  const problem = playground.region("Problems").getByRole("button", { name: /Stopped Basket: owner: is required/ });
  await problem.click();
  await expect(playground.region("Editor").getByRole("textbox", { name: /^model\.ts/ })).toBeFocused();
  await playground.create("Basket", { owner: "Ada" });
  await expect(playground.status).toContainText("created, version 0");
});

test("a scenario runs step by step into the console and the timeline; specs are checked", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.region("Editor").getByRole("tab", { name: "scenario.ts" }).click();
  await playground.region("Editor").getByRole("button", { name: "Run" }).click();
  await expect(playground.status).toHaveText(
    /^Stopped at step 6: Balance cannot be below overdraft limit\. 1 event stored before$/,
  );
  await expect(playground.region("Console")).toContainText("account.withdraw(500);");
  await expect(playground.region("Console").getByText("In [6]")).toBeVisible();
  await expect(playground.rows("AccountWithdrawn", "delta")).toHaveCount(1);

  await playground.region("Editor").getByRole("tab", { name: "specs.ts" }).click();
  await playground.region("Editor").getByRole("button", { name: "Check" }).click();
  await expect(playground.status).toHaveText("3 specs hold");
});

test("an endless loop is stopped and told, and the page goes on", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.write(
    "model.ts",
    model(`${add}

  hang() {
    for (;;) this.count;
  }`),
  );
  await playground.create("Basket", { owner: "Ada" });
  await expect(playground.status).toContainText("created, version 0");
  await playground.invoke("hang");
  await expect(playground.status).toContainText(/^Refused: /);
  await expect(playground.command("hang").getByRole("alert")).toBeVisible();
  await playground.invoke("add", { item: "Lamp" });
  await expect(playground.status).toHaveText("ItemAdded stored, version 1");
});
