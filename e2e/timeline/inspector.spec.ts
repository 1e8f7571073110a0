import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { button, inspector, row, tab } from "./page-parts.ts";

const field = (page: Page, name: string) => inspector(page).getByRole("treeitem", { name: new RegExp(`^${name}`) });

test("every tab says what would be there", async ({ openTimeline }) => {
  const page = await openTimeline();
  await expect(inspector(page)).toContainText("No aggregate selected");
  for (const [name, text] of [
    ["Changes", "No change selected"],
    ["Event", "No event selected"],
    ["Message", "No message"],
  ] as const) {
    await tab(page, name).click();
    await expect(inspector(page)).toContainText(text);
  }
});

test("selecting a row shows payload and metadata, with the three numbers", async ({ openTimeline }) => {
  const page = await openTimeline();
  await row(page, /OrderItemRemoved/).click();
  await expect(tab(page, "Event")).toHaveAttribute("aria-selected", "true");
  for (const number of ["version 2", "position 2", "# 11"])
    await expect(inspector(page).getByText(number, { exact: true })).toBeVisible();
  await expect(inspector(page).getByRole("table", { name: "Payload of OrderItemRemoved" })).toContainText("i-2");
  await expect(inspector(page).getByRole("table", { name: "Metadata" })).toContainText("Ordering.OrderItemRemoved.v1");
});

test("a delta and its fact stand side by side: what changed, and what is", async ({ openTimeline }) => {
  const page = await openTimeline();
  await row(page, /UserEmailChanged/).click();
  await expect(inspector(page).getByRole("heading", { name: "delta says what changed" })).toBeVisible();
  await expect(inspector(page).getByRole("heading", { name: "fact says what is now" })).toBeVisible();
  const fact = inspector(page).getByRole("table", { name: "UserFactEvent" });
  await expect(fact.getByRole("row", { name: /^email/ })).toContainText("john@doe.org");
  await expect(fact.getByRole("row", { name: /^status/ })).toContainText("ACTIVE");
});

test("the state marks what the version changed, and each field names the event that last set it", async ({
  openTimeline,
}) => {
  const page = await openTimeline();
  await row(page, /AccountRenamed/).click();
  await tab(page, "State").click();
  await expect(field(page, "nickname")).toContainText('null→"Holiday <b>fund</b>"changed');
  await expect(field(page, "nickname").getByRole("button")).toHaveAccessibleName("set by AccountRenamed, version 3");
  await expect(field(page, "balance").getByRole("button")).toHaveAccessibleName("set by AccountWithdrawn, version 2");
  await expect(field(page, "overdraftLimit")).toContainText("creation v0");
  await field(page, "balance").getByRole("button").click();
  await expect(row(page, /withdraw\(530\)/)).toHaveAttribute("aria-selected", "true");
});

test("what a version removed is shown as removed, and nested places open by keyboard", async ({ openTimeline }) => {
  const page = await openTimeline();
  await row(page, /OrderItemRemoved/).click();
  await tab(page, "State").click();
  await expect(inspector(page).getByRole("treeitem", { name: /productId: "2".*removed/ })).toBeVisible();
  const items = field(page, "items");
  await items.click();
  await expect(items).toHaveAttribute("aria-expanded", "false");
  await items.focus();
  await page.keyboard.press("ArrowRight");
  await expect(items).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(":focus")).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(items).toBeFocused();
});

test("any two versions can be compared", async ({ openTimeline }) => {
  const page = await openTimeline();
  await row(page, /AccountRenamed/).click();
  await tab(page, "State").click();
  await button(page, "Compare with…").click();
  const version = inspector(page).getByRole("spinbutton", { name: "Compare with version" });
  await expect(inspector(page)).toContainText("From version 2 to version 3");
  await version.fill("0");
  await expect(inspector(page)).toContainText("From version 0 to version 3");
  await expect(inspector(page).getByRole("list", { name: "Differences" }).getByRole("listitem")).toHaveText([
    /balance.*changed.*1000.*-30/,
    /nickname.*changed.*null.*Holiday/,
  ]);
  await version.fill("17");
  await expect(inspector(page).getByText("A version from 0 to 3")).toBeVisible();
  await button(page, "Stop comparing").click();
  await expect(field(page, "balance")).toBeVisible();
});

test("changes: what the event or its save made different", async ({ openTimeline }) => {
  const page = await openTimeline();
  await row(page, /OrderConfirmed/).click();
  await tab(page, "Changes").click();
  await expect(inspector(page)).toContainText("confirm()version 0 → version 1");
  const differences = inspector(page).getByRole("list", { name: "Differences" }).getByRole("listitem");
  await expect(differences).toHaveText([/status.*changed.*"PENDING".*"CONFIRMED"/]);
  await inspector(page)
    .getByRole("button", { name: /OrderDiscountApplied/ })
    .click();
  await expect(row(page, /OrderDiscountApplied/)).toHaveAttribute("aria-selected", "true");
  await row(page, /withdraw\(100\)/).click();
  await expect(inspector(page)).toContainText("A refused command changes nothing");
});

test("the message is the stored record, exactly, and can be copied", async ({ openTimeline, context }) => {
  const page = await openTimeline();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await row(page, /UserEmailChanged/).click();
  await tab(page, "Message").click();
  await button(page, "Copy message").click();
  await expect(inspector(page).getByText("Copied")).toBeVisible();
  const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  const stored = await page.evaluate(() => {
    // The harness page puts its story there.
    const { harness } = window as unknown as {
      harness: { story: { entries: readonly { number: number; message: object | null }[] } };
    }; // The page's own handle.
    return JSON.stringify(harness.story.entries.find(({ number }) => number === 8)?.message);
  });
  expect(copied).toEqual(JSON.parse(stored));
  // The record is copied as JSON: an object.
  expect(Object.keys(copied as object)).toEqual([
    "id",
    "streamName",
    "type",
    "position",
    "globalPosition",
    "data",
    "metadata",
    "time",
  ]); // Parsed from an object just above.
});

test("when the store cannot be read, the place says why and tries again; what is readable stays", async ({
  openTimeline,
}) => {
  const page = await openTimeline();
  await row(page, /UserEmailChanged/).click();
  await expect(inspector(page)).toContainText("john@doe.org");
  const breakReads = (isBroken: boolean) =>
    page.evaluate((broken) => {
      // The page's own handle.
      const { harness } = window as unknown as {
        harness: { workspace: { commands: Record<string, unknown> }; whole?: Record<string, unknown> };
      };
      const { commands } = harness.workspace;
      harness.whole ??= { ...commands };
      const fail = () => Promise.reject(new Error("The disk gave nothing"));
      Object.assign(
        commands,
        broken ? { timeline: fail, stateAt: fail, entriesOfVersion: fail } : { ...harness.whole },
      );
    }, isBroken);
  await breakReads(true);
  await row(page, /OrderItemRemoved/).click();
  await expect(inspector(page).getByRole("alert")).toHaveText("The disk gave nothing");
  for (const name of ["State", "Changes", "Message"]) {
    await tab(page, name).click();
    await expect(inspector(page), name).toContainText("This could not be read");
  }
  await expect(row(page, /OrderItemRemoved/)).toBeVisible();
  await breakReads(false);
  await button(page, "Try again").click();
  await expect(inspector(page)).toContainText("OrderItemRemoved");

  await breakReads(true);
  for (const kind of ["Delta events", "Fact events", "Rejected commands"]) {
    await page.getByRole("checkbox", { name: kind }).uncheck();
  }
  await expect(page.getByText("The events could not be read")).toBeVisible();
  await breakReads(false);
  await button(page, "Try again").click();
  await expect(page.getByText("The filters hide everything")).toBeVisible();
});
