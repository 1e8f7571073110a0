import { expect, test } from "../fixtures.ts";

const region = "region";

test("what stands in a pane wears the page's colours from the first moment, in each scheme", async ({ page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("./");
    const code = page.locator(".monaco-editor-background").first();
    await expect(code).toBeVisible();
    const surface = await page
      .getByRole(region, { name: "Editor" })
      .evaluate((element) => getComputedStyle(element).backgroundColor);
    await expect(code).toHaveCSS("background-color", surface);
  }
});

test("panes are resized by keyboard, and keep their size", async ({ page }) => {
  await page.goto("./");
  const editor = page.getByRole(region, { name: "Editor" });
  await expect(editor).toBeVisible();
  const width = async () => (await editor.boundingBox())?.width ?? 0;
  const before = await width();
  const line = page.getByRole("separator", { name: "Width of Editor" });
  await line.focus();
  await line.press("ArrowRight");
  await expect.poll(width).toBeGreaterThan(before);
  const after = await width();
  await page.reload();
  await expect(editor).toBeVisible();
  await expect.poll(width).toBeCloseTo(after, 0);
});

test("problems and the console are opened and collapsed under the editor", async ({ page }) => {
  await page.goto("./");
  const console = page.getByRole(region, { name: "Console" });
  await expect(console).toBeVisible();
  const height = async () => (await console.boundingBox())?.height ?? 0;
  const collapsed = await height();
  await console.getByRole("button", { name: "Open Console" }).click();
  await expect.poll(height).toBeGreaterThan(collapsed + 60);
  await console.getByRole("button", { name: "Collapse Console" }).click();
  await expect.poll(height).toBeCloseTo(collapsed, 0);
});

test("a half-filled form outlives a change of layout", async ({ page }) => {
  await page.goto("./");
  await page.getByRole(region, { name: "Aggregates" }).getByRole("button", { name: "New Account" }).click();
  const field = page.getByRole("form", { name: "New Account" }).getByLabel("accountNumber");
  await field.fill("half");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("tablist", { name: "Panes" })).toBeVisible();
  await page.getByRole("tab", { name: "Aggregates" }).click();
  await expect(field).toHaveValue("half");
  await page.getByRole("switch", { name: "Projector" }).click();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(field).toHaveValue("half");
});

test.describe("nothing overflows", () => {
  for (const [name, width, size] of [
    ["a phone", 390, "100%"],
    ["a small tablet", 800, "100%"],
    ["a laptop with text at 200 %", 1440, "200%"],
    ["a wall", 3840, "100%"],
  ] as const) {
    test(`on ${name}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto("./");
      await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
      const tabs = page.getByRole("tablist", { name: "Panes" });
      const names = (await tabs.isVisible()) ? ["Editor", "Aggregates", "Timeline", "Inspector"] : [];
      for (const tab of names) {
        await tabs.getByRole("tab", { name: tab }).click();
        await expect(page.getByRole(region, { name: tab })).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
});
