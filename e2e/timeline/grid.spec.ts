import { expect, test } from "./fixtures.ts";
import { button, drawnKeys, grid, inspector, lanes, row, rows, tab } from "./page-parts.ts";

test("the grid has the seven columns, oldest first, and says how many rows there are", async ({ openTimeline }) => {
  const page = await openTimeline();
  await expect(grid(page).getByRole("columnheader")).toHaveText([
    "#",
    "Time",
    "Kind",
    "Event",
    "Stream",
    "Version",
    "Data",
  ]);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "15");
  const first = row(page, /UserFactEvent.*John Doe/).first();
  await grid(page).press("Home");
  await expect(first).toHaveAttribute("aria-rowindex", "2");
  await expect(first.getByRole("gridcell")).toHaveText([
    "1",
    /^\d\d:\d\d:\d\d$/,
    "fact",
    "UserFactEvent",
    /^authentication::user-fact-781c4363-5e7e-4c53-a599-2cb2dc428d96@0$/,
    "0",
    /^is now name: "John Doe".*_version: 0/,
  ]);
});

test("events of one save stand under the command that raised them, the delta beside its fact; a refusal says why", async ({
  openTimeline,
}) => {
  const page = await openTimeline();
  const delta = row(page, /UserEmailChanged/);
  await expect(delta.getByRole("rowheader")).toHaveText('changeEmail("john@doe.org")User 781c4363');
  await expect(delta).toContainText("changed");
  const fact = grid(page).locator(`[data-key="${Number(await delta.getAttribute("data-key")) + 1}"]`);
  await expect(fact).toContainText("UserFactEvent");
  await expect(fact).toContainText("is now");
  await expect(fact.getByRole("rowheader")).toHaveCount(0);
  const rejected = row(page, /withdraw\(100\)/);
  await expect(rejected).toContainText("rejected");
  await expect(rejected).toContainText("InsufficientFunds");
  await expect(rejected).toContainText("Balance cannot be below overdraft limit");
});

test("pending and published events stand at the end, told apart by word", async ({ openTimeline }) => {
  const page = await openTimeline("pending");
  const last = rows(page).last();
  await expect(last).toContainText("pending");
  await expect(last).toContainText("withdraw(5)");
  await expect(row(page, /OrderShipped/)).toContainText("published");
  await last.click();
  await expect(inspector(page)).toContainText("Not stored yet");
});

test.describe("filters", () => {
  test("each checkbox hides its kind", async ({ openTimeline }) => {
    const page = await openTimeline();
    await page.getByRole("checkbox", { name: "Delta events" }).uncheck();
    await expect(rows(page).filter({ hasText: "delta" })).toHaveCount(0);
    await page.getByRole("checkbox", { name: "Fact events" }).uncheck();
    await expect(rows(page)).toHaveCount(3);
    await page.getByRole("checkbox", { name: "Delta events" }).check();
    await page.getByRole("checkbox", { name: "Rejected commands" }).uncheck();
    await expect(rows(page).filter({ hasText: "rejected" })).toHaveCount(0);
    await expect(row(page, /AccountRenamed/)).toBeVisible();
  });

  test("by class, by one aggregate, and by text in event, stream and data", async ({ openTimeline }) => {
    const page = await openTimeline();
    const aggregate = page.getByRole("combobox", { name: "Aggregate" });
    await aggregate.selectOption("Every Order");
    await expect(rows(page)).toHaveCount(3);
    await aggregate.selectOption("Account 1234");
    await expect(rows(page)).toHaveCount(5);
    await aggregate.selectOption("All aggregates");
    const search = page.getByRole("searchbox", { name: "Search events" });
    await search.fill("HOLIDAY");
    await expect(rows(page)).toHaveCount(1);
    await expect(page.getByText("1 of 14 entries shown")).toBeVisible();
    await search.fill("user-fact-");
    await expect(rows(page)).toHaveCount(3);
  });

  test("an empty result says which filter hides what, and offers to take it away", async ({ openTimeline }) => {
    const page = await openTimeline();
    await page.getByRole("checkbox", { name: "Delta events" }).uncheck();
    await page.getByRole("searchbox", { name: "Search events" }).fill("AccountWithdrawn");
    await expect(page.getByText("“Delta events” is off: hides 8 rows")).toBeVisible();
    await expect(page.getByText("The search for “AccountWithdrawn” hides 12 rows")).toBeVisible();
    await button(page, "Show delta events").click();
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole("searchbox", { name: "Search events" }).fill("no such thing");
    await button(page, "Clear all filters").click();
    await expect(page.getByRole("searchbox", { name: "Search events" })).toHaveValue("");
    await expect(row(page, /ValidationError/)).toBeVisible();
  });

  test("an empty workspace says what would be here", async ({ openTimeline }) => {
    const page = await openTimeline("story=empty");
    await expect(page.getByText("No events yet")).toBeVisible();
  });
});

test.describe("columns", () => {
  test("sort: newest first, then by event, then oldest first again", async ({ openTimeline }) => {
    const page = await openTimeline();
    const header = (name: string) => grid(page).getByRole("columnheader", { name, exact: true });
    await expect(header("#")).toHaveAttribute("aria-sort", "ascending");
    await button(page, "#").click();
    await expect(header("#")).toHaveAttribute("aria-sort", "descending");
    await expect(rows(page).first()).toContainText("ValidationError");
    await button(page, "Event").click();
    await expect(header("Event")).toHaveAttribute("aria-sort", "ascending");
    await grid(page).press("Home");
    await expect(rows(page).first()).toContainText("AccountRenamed");
    await button(page, "Event").click();
    await button(page, "Event").click();
    await expect(header("#")).toHaveAttribute("aria-sort", "ascending");
  });

  test("hide, widen by keyboard, and stay so after a reload", async ({ openTimeline }) => {
    const page = await openTimeline();
    await button(page, "Columns").click();
    const menu = page.getByRole("group", { name: "Columns" });
    await menu.getByRole("checkbox", { name: "Time" }).uncheck();
    const eventHeader = grid(page).getByRole("columnheader", { name: "Event", exact: true });
    const before = await eventHeader.evaluate((element) => element.getBoundingClientRect().width);
    await menu.getByRole("button", { name: "Event wider" }).press("Enter");
    await page.keyboard.press("Escape");
    await expect(menu).toBeHidden();
    await expect(grid(page).getByRole("columnheader", { name: "Time", exact: true })).toHaveCount(0);
    await page.reload();
    await expect(grid(page).getByRole("columnheader", { name: "Time", exact: true })).toHaveCount(0);
    expect(await eventHeader.evaluate((element) => element.getBoundingClientRect().width)).toBeCloseTo(before + 24, 0);
  });

  test("resize by dragging the edge", async ({ openTimeline }) => {
    const page = await openTimeline();
    const header = grid(page).getByRole("columnheader", { name: "Kind", exact: true });
    const box = await header.boundingBox();
    if (box === null) throw new Error("The column is not laid out");
    await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 59, box.y + box.height / 2, { steps: 3 });
    await page.mouse.up();
    expect((await header.boundingBox())?.width).toBeCloseTo(box.width + 60, 0);
  });
});

test.describe("the keyboard alone", () => {
  test("reaches every row, selects it, and keeps the focus in the grid", async ({ openTimeline }) => {
    const page = await openTimeline();
    await rows(page).last().focus();
    await page.keyboard.press("Home");
    await expect(rows(page).first()).toBeFocused();
    await expect(rows(page).first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(page.locator(":focus")).toHaveAttribute("aria-rowindex", "4");
    await page.keyboard.press("End");
    await expect(page.locator(":focus")).toHaveAttribute("aria-rowindex", "15");
    await page.keyboard.press("PageUp");
    await expect(page.locator(":focus")).not.toHaveAttribute("aria-rowindex", "15");
    await expect(inspector(page).getByRole("tab", { name: "Event" })).toHaveAttribute("aria-selected", "true");
  });

  test("lanes are walked by arrows and share the selection", async ({ openTimeline }) => {
    const page = await openTimeline();
    await lanes(page).focus();
    await page.keyboard.press("Home");
    await expect(rows(page).first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(lanes(page).getByRole("option", { selected: true })).toHaveAccessibleName(
      /^InsufficientFunds, rejected, Account 1234/,
    );
    await page.keyboard.press("ArrowUp");
    await expect(lanes(page).getByRole("option", { selected: true })).toHaveAccessibleName(
      /UserActivated|UserFactEvent/,
    );
    await expect(lanes(page)).toBeFocused();
  });
});

test("a mark of the lanes selects its row, and the zoom is shared", async ({ openTimeline }) => {
  const page = await openTimeline();
  await lanes(page)
    .getByRole("option", { name: /AccountRenamed/ })
    .click();
  await expect(row(page, /AccountRenamed/)).toHaveAttribute("aria-selected", "true");
  const height = async () =>
    (
      await row(page, /UserFactEvent/)
        .last()
        .boundingBox()
    )?.height ?? 0;
  const distance = async () => (await lanes(page).boundingBox())?.height ?? 0;
  const before = { row: await height(), lanes: await distance() };
  await button(page, "Zoom in").click();
  await expect.poll(height).toBeGreaterThan(before.row);
  await expect(button(page, "Zoom in")).toBeDisabled();
});

test("what the model names is shown as text, never as markup", async ({ openTimeline }) => {
  const page = await openTimeline();
  await row(page, /AccountRenamed/).click();
  await expect(inspector(page)).toContainText("Holiday <b>fund</b>");
  await tab(page, "Message").click();
  await expect(inspector(page)).toContainText("Holiday <b>fund</b>");
  await expect(page.locator("b")).toHaveCount(0);
});

test.describe("a million events", () => {
  test("open at the newest, hold no more rows than they show, and every row can be reached by key and scrollbar", async ({
    openTimeline,
  }) => {
    const page = await openTimeline("events=1000000");
    await expect(grid(page)).toHaveAttribute("aria-rowcount", "1000001");
    await expect(rows(page).last()).toHaveAttribute("aria-rowindex", "1000001");
    expect((await drawnKeys(page)).length).toBeLessThan(60);
    await rows(page).last().focus();
    await page.keyboard.press("Home");
    await expect(page.locator(":focus")).toHaveAttribute("aria-rowindex", "2");
    await expect(page.locator(":focus")).toContainText("AccountWithdrawn");
    await page.keyboard.press("End");
    await expect(page.locator(":focus")).toHaveAttribute("aria-rowindex", "1000001");
    expect((await drawnKeys(page)).length).toBeLessThan(60);
    // Firefox drops what is taller than 17.9 million pixels.
    const height = await grid(page).evaluate((element) => {
      element.scrollTop = element.scrollHeight / 2;
      return element.scrollHeight;
    });
    expect(height).toBeLessThan(12_000_000);
    await expect.poll(async () => Math.round(Number((await drawnKeys(page))[0]) / 20_000)).toBe(25);
    await expect(rows(page).filter({ hasText: "AccountFactEvent" }).first()).toBeVisible();
  });

  test("scrolled away, new events move nothing until “Jump to newest”", async ({ openTimeline }) => {
    const page = await openTimeline("events=1000000");
    await expect(button(page, "Jump to newest")).toBeHidden();
    await grid(page).hover();
    await page.mouse.wheel(0, -2_000);
    await expect(button(page, "Jump to newest")).toBeVisible();
    const before = await drawnKeys(page);
    await page.evaluate(() => {
      const { harness } = window as unknown as { harness: { set: (state: { lastEntry: number }) => void } }; // The page's own handle.
      harness.set({ lastEntry: 1_000_050 });
    });
    await expect(grid(page)).toHaveAttribute("aria-rowcount", "1000051");
    expect(await drawnKeys(page)).toEqual(before);
    await button(page, "Jump to newest").click();
    await expect(rows(page).last()).toHaveAttribute("aria-rowindex", "1000051");
  });

  test("a search looks through them in steps, says how far it came, and goes on when asked", async ({
    openTimeline,
  }) => {
    const page = await openTimeline("events=300000");
    await page.getByRole("searchbox", { name: "Search events" }).fill("no such event");
    await expect(page.getByText("Looked through the newest 100,000 of 300,000 entries.")).toBeVisible();
    await button(page, "Keep looking").click();
    await expect(page.getByText("Looked through the newest 200,000 of 300,000 entries.")).toBeVisible();
  });

  test("columns that would need all rows in memory say why they cannot be sorted", async ({ openTimeline }) => {
    const page = await openTimeline("events=1000000");
    const sort = button(page, "Stream");
    await expect(sort).toHaveAttribute("aria-disabled", "true");
    await expect(sort).toHaveAttribute(
      "data-tooltip",
      "Sorting by stream works for up to 5,000 rows, and there are more: filter first",
    );
    await button(page, "#").click();
    await expect(rows(page).first()).toHaveAttribute("data-key", "1000000");
  });
});
