import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";
import { Playground } from "./playground.ts";

test("an entity raises its event through the root: a patron cancels a hold", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.openExample("Library", "Patron");
  const form = await playground.beginNew("Patron");
  await form.getByLabel("name", { exact: true }).fill("John Doe");
  await form.getByRole("button", { name: "Add to holds" }).click();
  await form.getByLabel("bookId", { exact: true }).fill("b-1");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(playground.status).toContainText("created, version 0");

  const command = playground.command("cancelHold");
  const holds = command.getByLabel("holdId", { exact: true });
  await holds.selectOption({ index: await firstOffer(holds) });
  await command.getByRole("button", { name: "cancelHold", exact: true }).click();
  await expect(playground.status).toHaveText("HoldCanceled stored, version 1");
  await playground.tab("State").click();
  await expect(playground.region("Inspector")).toContainText("CANCELLED");
  await expectNoAxeViolations(page);
});

test("one command raises two events: both are stored in one save", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.openExample("Ordering", "Order");
  const form = await playground.beginNew("Order");
  await form.getByLabel("customerId", { exact: true }).fill("1");
  await form.getByRole("checkbox", { name: "premiumCustomer" }).check();
  await form.getByLabel("street", { exact: true }).fill("1 Main St");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(playground.status).toContainText("created, version 0");

  await playground.invoke("confirm");
  await expect(playground.status).toHaveText("2 events stored: OrderConfirmed and OrderDiscountApplied, version 1");
  await expect(playground.rows("delta")).toHaveCount(2);
  await expect(playground.region("Console")).toContainText("Shipping order");
  await expectNoAxeViolations(page);
});

test("an event-sourced aggregate is rebuilt from its events, saved whole, and discarded", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.openExample("Event sourcing", "ExampleRoot");
  await playground.create("ExampleRoot");
  await expect(playground.status).toHaveText("ExampleRootCreated stored, version 0");

  await page.getByRole("switch", { name: "Save automatically" }).click();
  await playground.invoke("createNewExample");
  await expect(playground.rows("ExampleCreated", "pending")).toHaveCount(1);
  await playground.invoke("createNewExample");
  await expect(playground.rows("ExampleCreated", "pending")).toHaveCount(2);
  await playground.region("Aggregates").getByRole("button", { name: "Save", exact: true }).click();
  await expect(playground.status).toHaveText("2 events stored: 2 × ExampleCreated, version 2");
  await expect(playground.rows("ExampleCreated", "delta")).toHaveCount(2);
  await page.getByRole("switch", { name: "Save automatically" }).click();

  await playground.invoke("countExamples");
  await expect(playground.status).toHaveText("countExamples returned 2");

  await playground.invoke("discard");
  await expect(playground.status).toHaveText("ExampleRootDiscarded stored, version 3");
  await expect(playground.rows("delta")).toHaveCount(4);
  await expectNoAxeViolations(page);
});

test("a counter with a mutator counts, and a new version of its code sees its old events with new eyes", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.openExample("Event sourcing", "Counter");
  await playground.create("Counter", { count: "10" });
  await expect(playground.status).toHaveText("CounterOpened stored, version 0");
  await playground.invoke("add", { by: "5" });
  await expect(playground.status).toHaveText("Counted stored, version 1");
  await expect(playground.region("Inspector")).toContainText(/count\D*10\D*15/);
});

test("choosing an example overwrites nothing: it is a workspace of its own", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234" });
  await expect(playground.status).toContainText("created");
  await playground.openExample("Library", "Patron");
  await page.getByRole("button", { name: "Workspace", exact: true }).click();
  await page.getByRole("menuitemradio", { name: "Banking" }).click();
  await expect(playground.instance("1234")).toBeVisible();
});

/** The first offered id: an empty choice may come before it. */
function firstOffer(select: import("@playwright/test").Locator): Promise<number> {
  return select.evaluate((element) =>
    element instanceof HTMLSelectElement ? [...element.options].findIndex(({ value }) => value !== "") : 0,
  );
}
