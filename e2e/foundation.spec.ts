import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { expectNoAxeViolations } from "./support/axe.ts";
import { moduleInPage } from "./support/module-in-page.ts";
import { PageProblems } from "./support/page-problems.ts";

const openPage = async (page: Page, body: string): Promise<void> => {
  await page.route("**/page-under-test.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><html lang="en"><title>Test</title>${body}` }),
  );
  await page.goto("./page-under-test.html", { waitUntil: "load" });
};

test("the built site opens, below a path too, without an error or a request to another host", async ({
  page,
  siteBelowPath,
}) => {
  await page.goto("./");
  await expect(page).toHaveTitle(/Aggregate Playground/);
  await page.goto(siteBelowPath.url);
  await expect(page).toHaveTitle(/Aggregate Playground/);
});

test.describe("what a page does wrong fails its test", () => {
  for (const [what, body, seen] of [
    ["an error in the console", "<script>console.error('went wrong')</script>", "console: went wrong"],
    ["an error that nobody caught", "<script>throw new Error('went wrong')</script>", "not caught: Error: went wrong"],
    ["a promise that nobody awaited", "<script>Promise.reject(new Error('went wrong'))</script>", "not caught: Error"],
    ["a foreign image", "<img alt='' src='https://host.example/a.png'>", "foreign host: https://host.example/a.png"],
    ["a foreign fetch", "<script>fetch('https://host.example/').catch(() => 0)</script>", "foreign host: https://"],
    ["a foreign socket", "<script>new WebSocket('wss://host.example/')</script>", "foreign host: wss://host.example/"],
  ] as const) {
    test(what, async ({ page, context, problems }) => {
      problems.allow(/went wrong/, /host\.example/);
      const strict = new PageProblems();
      strict.watch(context);
      // A page that is there already was seen by `problems` when it opened.
      const fresh = await context.newPage();
      await openPage(fresh, body);
      await expect.poll(() => strict.unexpected.join("\n")).toContain(seen);
      expect(problems.unexpected).toEqual([]);
      await page.close();
    });
  }
});

test("axe's findings are named, element by element", async ({ page }) => {
  await openPage(page, "<main><h1>Test</h1><img src='data:,'></main>");
  await expect(expectNoAxeViolations(page)).rejects.toThrow(/image-alt/);
  await openPage(page, "<main><h1>Test</h1></main>");
  await expectNoAxeViolations(page);
});

test("a module runs in a real page, without the rest of the product", async ({ page }) => {
  const subject = await moduleInPage<typeof import("./support/page-problems.ts")>(
    page,
    new URL("./support/page-problems.ts", import.meta.url),
  );
  expect(await subject.evaluate(({ PageProblems: Problems }) => new Problems().unexpected)).toEqual([]);
});
