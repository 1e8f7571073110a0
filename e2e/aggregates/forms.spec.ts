import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations, expectNoAxeViolationsInAnyTheme } from "../support/axe.ts";
import { shopModel } from "./shop-model.ts";

const aggregates = (page: Page): Locator => page.getByRole("region", { name: "Aggregates" });
const form = (page: Page, name: string): Locator => page.getByRole("form", { name, exact: true });
const status = (page: Page): Locator => page.getByRole("status");

/** What the timeline shows of the newest event with these words. */
const row = (page: Page, text: string | RegExp): Locator =>
  page.getByRole("grid", { name: "Timeline" }).getByRole("row").filter({ hasText: text });

async function openExample(page: Page, name: string): Promise<void> {
  await page.goto("./");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("menuitem", { name }).click();
}

async function openShop(page: Page): Promise<void> {
  await page.goto("./");
  const files = { "model.ts": shopModel, "scenario.ts": "", "specs.ts": "" };
  const file = { format: "aggregate-playground/workspace", version: 1, title: "Shop", files };
  await page.getByLabel("Workspace file to import").setInputFiles({
    name: "shop.aggregates.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await expect(aggregates(page).getByRole("button", { name: "New Basket" })).toBeVisible();
}

async function createBasket(page: Page, number = "1"): Promise<void> {
  await aggregates(page).getByRole("button", { name: "New Basket" }).click();
  await form(page, "New Basket").getByLabel("number").fill(number);
  await form(page, "New Basket").getByRole("button", { name: "Create" }).click();
  await expect(form(page, "say")).toBeVisible();
}

async function createAccount(page: Page, number: string, balance: string): Promise<void> {
  await aggregates(page).getByRole("button", { name: "New Account" }).click();
  const create = form(page, "New Account");
  await create.getByLabel("accountNumber").fill(number);
  await create.getByLabel("balance").fill(balance);
  await create.getByRole("button", { name: "Create" }).click();
  await expect(create).toBeHidden();
}

test("an account is created, money is withdrawn with Enter, too much is refused in the model's own words", async ({
  page,
}) => {
  await page.goto("./");
  await createAccount(page, "1234", "1000");
  const item = aggregates(page).getByRole("listitem", { name: "Account 1234" });
  await expect(item).toContainText("version 0");

  const withdraw = form(page, "withdraw");
  await withdraw.getByLabel("amount").fill("500");
  await withdraw.getByLabel("amount").press("Enter");
  await expect(item).toContainText("version 1");
  await expect(item).toContainText("balance: 500");
  await expect(status(page)).toHaveText("AccountWithdrawn stored, version 1");

  await withdraw.getByLabel("amount").fill("2000");
  await withdraw.getByRole("button", { name: "withdraw" }).click();
  await expect(withdraw.getByRole("alert")).toContainText("Balance cannot be below overdraft limit");
  await expect(withdraw.getByLabel("amount")).toHaveValue("2000");
  await expect(item).toContainText("balance: 500");
});

test("what is wrong with a field is told at the field, by the engine and by the form", async ({ page }) => {
  await page.goto("./");
  await aggregates(page).getByRole("button", { name: "New Account" }).click();
  const create = form(page, "New Account");
  await create.getByRole("button", { name: "Create" }).click();
  await expect(create.getByRole("alert")).toBeVisible();
  await expect(create.getByLabel("accountNumber")).toHaveAttribute("aria-invalid", "true");
  await expect(create.getByLabel("accountNumber")).toHaveAccessibleDescription(/is required/);
  await create.getByRole("button", { name: "Cancel" }).click();
  await expect(aggregates(page).getByRole("button", { name: "New Account" })).toBeFocused();

  await createAccount(page, "1", "10");
  await form(page, "withdraw").getByRole("button", { name: "withdraw" }).click();
  await expect(form(page, "withdraw").getByLabel("amount")).toHaveAccessibleDescription(/is required/);
  await expect(form(page, "withdraw").getByLabel("amount")).toBeFocused();
  await expect(row(page, "withdraw")).toHaveCount(0);
});

test("the number of an account that exists is refused at its field", async ({ page }) => {
  await page.goto("./");
  await createAccount(page, "1234", "1000");
  await aggregates(page).getByRole("button", { name: "New Account" }).click();
  await form(page, "New Account").getByLabel("accountNumber").fill("1234");
  await form(page, "New Account").getByRole("button", { name: "Create" }).click();
  await expect(form(page, "New Account").getByLabel("accountNumber")).toHaveAccessibleDescription(/already present/);
});

test("commands wait until they are saved together, or are dropped", async ({ page }) => {
  await page.goto("./");
  await createAccount(page, "1234", "1000");
  await page.getByRole("switch", { name: "Save automatically" }).uncheck();
  const save = aggregates(page).getByRole("button", { name: "Save", exact: true });
  await expect(save).toBeDisabled();
  const item = aggregates(page).getByRole("listitem", { name: "Account 1234" });
  for (const amount of ["100", "50"]) {
    await form(page, "withdraw").getByLabel("amount").fill(amount);
    await form(page, "withdraw").getByLabel("amount").press("Enter");
    await expect(item).toContainText(amount === "100" ? "1 pending" : "2 pending");
  }
  await expect(aggregates(page)).toContainText("2 pending events: AccountWithdrawn ×2");
  await expect(item).toContainText("version 0");
  await save.click();
  await expect(item).toContainText("version 1");
  await expect(item).not.toContainText("pending");
  await expect(item).toContainText("balance: 850");

  await form(page, "withdraw").getByLabel("amount").press("Enter");
  await expect(item).toContainText("1 pending");
  await aggregates(page).getByRole("button", { name: "Drop pending" }).click();
  await expect(item).not.toContainText("pending");
  await expect(item).toContainText("balance: 850");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(status(page)).toHaveText("1 pending event brought back");
  await expect(item).toContainText("1 pending");
});

test("on a phone the outcome is told in a line or two, and takes no room from what one works on", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./");
  await createAccount(page, "1234", "1000");
  await expect(status(page)).toHaveText("Account 1234 created, version 0");
  const height = async () => (await page.getByRole("contentinfo").boundingBox())?.height ?? Infinity;
  expect(await height()).toBeLessThan(70);
});

test("each command stands on a card of its own, apart from the next", async ({ page }) => {
  await page.goto("./");
  await createAccount(page, "1234", "1000");
  const withdraw = form(page, "withdraw").getByRole("button", { name: "withdraw" });
  const end = async () => {
    const box = await withdraw.boundingBox();
    return box === null ? Infinity : box.y + box.height;
  };
  const next = async () => (await form(page, "discard").boundingBox())?.y ?? 0;
  await expect(form(page, "discard")).toBeVisible();
  // Two paddings, and the space between the cards.
  expect((await next()) - (await end())).toBeGreaterThan(24);
});

test("value objects and children are filled in where they stand", async ({ page }) => {
  await openExample(page, "Ordering");
  await aggregates(page).getByRole("button", { name: "New Order" }).click();
  const create = form(page, "New Order");
  await create.getByLabel("customerId").fill("c-1");
  await expect(create.getByLabel("premiumCustomer")).toHaveAccessibleDescription("Their orders get a discount");
  await create.getByLabel("premiumCustomer").check();
  await expect(create.getByLabel("status")).toHaveValue("PENDING");
  await create.getByRole("group", { name: "shipTo" }).getByLabel("street").fill("1 Main St");
  const items = create.getByRole("group", { name: "items", exact: true });
  await items.getByRole("button", { name: "Add to items" }).click();
  await expect(items.getByLabel("productId")).toBeFocused();
  await items.getByLabel("productId").fill("p-1");
  await items.getByLabel("price").fill("10");
  await items.getByRole("button", { name: "Add to items" }).click();
  await items.getByRole("button", { name: "Remove item 2" }).click();
  await create.getByRole("button", { name: "Create" }).click();
  await expect(create).toBeHidden();
  await form(page, "confirm").getByRole("button", { name: "confirm" }).click();
  await expect(status(page)).toContainText("OrderConfirmed");
  await expect(row(page, "OrderDiscountApplied")).toBeVisible();
});

test("a parameter named after a child offers the children that there are", async ({ page }) => {
  await openExample(page, "Library");
  await aggregates(page).getByRole("button", { name: "New Patron" }).click();
  const create = form(page, "New Patron");
  await create.getByLabel("name").fill("John Doe");
  for (const book of ["b-1", "b-2"]) {
    await create.getByRole("button", { name: "Add to holds" }).click();
    await create.getByLabel("bookId").last().fill(book);
  }
  await create.getByRole("button", { name: "Create" }).click();
  const holdId = form(page, "cancelHold").getByLabel("holdId");
  await expect(holdId.getByRole("option")).toHaveText([/b-1/, /b-2/]);
  const second = await holdId.getByRole("option").nth(1).getAttribute("value");
  await holdId.selectOption(second);
  await form(page, "cancelHold").getByRole("button", { name: "cancelHold" }).click();
  await expect(status(page)).toContainText("HoldCanceled stored");

  await form(page, "cancelHold").getByRole("button", { name: "type another" }).click();
  await form(page, "cancelHold").getByLabel("holdId").fill("nowhere");
  await form(page, "cancelHold").getByRole("button", { name: "cancelHold" }).click();
  await expect(form(page, "cancelHold").getByRole("alert")).toBeVisible();
});

test("an event-sourced aggregate is discarded, and takes no command then", async ({ page }) => {
  await openExample(page, "Event sourcing");
  await aggregates(page).getByRole("button", { name: "New Counter" }).click();
  await form(page, "New Counter").getByRole("button", { name: "Create" }).click();
  await form(page, "add").getByLabel("by").fill("3");
  await form(page, "add").getByRole("button", { name: "add" }).click();
  await expect(status(page)).toContainText("Counted stored");
  await form(page, "discard").getByRole("button", { name: "discard" }).click();
  await expect(aggregates(page).getByRole("listitem", { name: /^Counter/ })).toContainText("discarded");
  await expect(form(page, "add")).toBeHidden();
});

test("in the past, commands rest until one returns", async ({ page }) => {
  await page.goto("./");
  await createAccount(page, "1234", "1000");
  await form(page, "withdraw").getByLabel("amount").fill("10");
  await form(page, "withdraw").getByLabel("amount").press("Enter");
  await expect(status(page)).toHaveText("AccountWithdrawn stored, version 1");
  await page.getByRole("region", { name: "Timeline" }).getByRole("button", { name: "First" }).click();
  await expect(form(page, "withdraw").getByRole("button", { name: "withdraw" })).toBeDisabled();
  await aggregates(page).getByRole("button", { name: "Return to the present" }).click();
  await expect(form(page, "withdraw").getByRole("button", { name: "withdraw" })).toBeEnabled();
});

test("every kind of field has its control, and samples fill them all", async ({ page }) => {
  await openShop(page);
  await aggregates(page).getByRole("button", { name: "New Basket" }).click();
  const create = form(page, "New Basket");
  await expect(create.getByLabel("dueOn")).toHaveAttribute("type", "date");
  await expect(create.getByLabel("packedAt")).toHaveAttribute("type", "datetime-local");
  await expect(create.getByLabel("size")).toHaveAccessibleDescription("How much fits");
  await expectNoAxeViolations(page, "form");
  await create.getByRole("button", { name: "Fill with sample values" }).click();
  await expect(create.getByLabel("street")).not.toHaveValue("");
  await create.getByRole("button", { name: "Create" }).click();
  await expect(create).toBeHidden();
  await expect(form(page, "say")).toBeVisible();
});

test("arguments arrive as they were typed: defaults, choices, dates, objects, null, lists, rest, JSON", async ({
  page,
}) => {
  await openShop(page);
  await createBasket(page);
  const said = page.getByRole("region", { name: "Inspector" });
  await said.getByRole("tab", { name: "Event" }).click();

  const say = form(page, "say");
  await expect(say.getByLabel("text")).toHaveAccessibleDescription("Any words");
  await say.getByLabel("text").fill("hello");
  await say.getByLabel("mood").selectOption("calm");
  await say.getByRole("button", { name: "say" }).click();
  // `times` was left out while `mood` was given: its default holds.
  await expect(row(page, /Noted/).last()).toContainText('text: "hello", times: 2, loud: null, mood: "calm"');

  const deliver = form(page, "deliver");
  await deliver.getByRole("group", { name: "to", exact: true }).getByLabel("street").fill("1 Main St");
  await deliver.getByLabel("on", { exact: true }).fill("2024-06-10");
  await deliver.getByRole("group", { name: "window" }).getByLabel("from").fill("9:00");
  await deliver.getByLabel("null").check();
  await deliver.getByRole("button", { name: "deliver" }).click();
  await expect(row(page, /Noted/).last()).toContainText(
    'street: "1 Main St", on: "2024-06-10T00:00:00.000Z", window: { from: "9:00" }, tip: null',
  );

  const add = form(page, "add");
  await add.getByRole("button", { name: "Add to lines" }).click();
  await add.getByLabel("sku").fill("apple");
  await add.getByRole("button", { name: "Add to labels" }).click();
  await add.getByLabel("labels 1").fill("fresh");
  await add.getByRole("button", { name: "add", exact: true }).click();
  await expect(row(page, /Noted/).last()).toContainText('skus: ["apple"], labels: ["fresh"]');

  // With the line goes the choice of it.
  const remove = form(page, "removeLine");
  await expect(remove.getByLabel("lineId").getByRole("option")).toHaveText([/apple/]);
  await remove.getByRole("button", { name: "removeLine" }).click();
  await expect(remove.getByLabel("lineId").getByRole("option")).toHaveCount(0);
  await expect(remove.getByLabel("lineId")).toHaveValue("");

  const configure = form(page, "configure");
  await configure.getByLabel("options").fill("{");
  await configure.getByRole("button", { name: "configure" }).click();
  await expect(configure.getByLabel("options")).toHaveAccessibleDescription(/is not JSON/);
  await configure.getByLabel("options").fill('{"a": [1]}');
  await configure.getByRole("button", { name: "configure" }).click();
  await expect(row(page, /Noted/).last()).toContainText("configure");
  await expect(configure.getByRole("alert")).toBeHidden();

  const check = form(page, "check");
  await check.getByLabel("sku").fill("pear");
  await check.getByRole("button", { name: "check" }).click();
  await expect(check.getByLabel("sku")).toHaveAccessibleDescription(/is not for sale: pear/);
  await expect(check.getByRole("alert")).toContainText("shelf is empty");
});

test("what was typed last stands there again for the next instance", async ({ page }) => {
  await page.goto("./");
  await createAccount(page, "1", "100");
  await createAccount(page, "2", "100");
  await form(page, "withdraw").getByLabel("amount").fill("30");
  await form(page, "withdraw").getByLabel("amount").press("Enter");
  await expect(status(page)).toContainText("AccountWithdrawn stored");
  await aggregates(page).getByRole("listitem", { name: "Account 1" }).getByRole("button").click();
  await expect(form(page, "withdraw").getByLabel("amount")).toHaveValue("30");
});

test("many instances are searched rather than looked through", async ({ page }) => {
  await page.goto("./");
  for (let number = 1; number <= 13; number += 1) await createAccount(page, `N-${number}`, "1");
  const search = aggregates(page).getByRole("searchbox", { name: "Find among Account instances" });
  // No id holds an "n", so that no other account matches by chance.
  await search.fill("n-7");
  // The selected one stays in sight whatever is searched for only when it matches.
  await expect(aggregates(page).getByRole("listitem")).toHaveAccessibleName("Account N-7");
});

test("the region is accessible in every theme, with forms, refusals and pending changes in sight", async ({ page }) => {
  await page.goto("./");
  await createAccount(page, "1234", "1000");
  await page.getByRole("switch", { name: "Save automatically" }).uncheck();
  await form(page, "withdraw").getByLabel("amount").fill("1");
  await form(page, "withdraw").getByLabel("amount").press("Enter");
  await expect(aggregates(page)).toContainText("1 pending event");
  await form(page, "withdraw").getByLabel("amount").fill("5000");
  await form(page, "withdraw").getByLabel("amount").press("Enter");
  await expect(form(page, "withdraw").getByRole("alert")).toBeVisible();
  await expectNoAxeViolationsInAnyTheme(page, "main");
});
