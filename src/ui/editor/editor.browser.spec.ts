import { expectNoAxeViolations, expectNoAxeViolationsInAnyTheme } from "../../../e2e/support/axe.ts";
import { expect, test } from "../../../e2e/harness/editor/editor-test.ts";

// One worker builds the page once for all of them.
test.describe.configure({ mode: "default" });

test("the code is there to read before Monaco is, and editable after", async ({ page, editor }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/code-editor-*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await expect(editor.region.getByRole("group", { name: "model.ts, not editable yet" })).toContainText("class Account");
  await expect(editor.code("model.ts")).toHaveCount(0);
  release();
  await expect(editor.code("model.ts")).toBeAttached();
  await expect(editor.region.getByRole("group", { name: /not editable yet/ })).toHaveCount(0);
});

test("completion offers what the model declares first: its methods and fields", async ({ page, editor }) => {
  await editor.putCursor("scenario.ts", 15, 1);
  await page.keyboard.type("account.");
  await expect(editor.suggestions).toBeVisible();
  const names = editor.suggestions.getByRole("option");
  await expect(names.filter({ hasText: "withdraw" })).toBeVisible();
  const offered = await names.allInnerTexts();
  expect(offered.slice(0, 6).map((text) => text.split("\n")[0])).toEqual([
    "accountNumber",
    "balance",
    "balanceMustCoverOverdraftLimit",
    "nickname",
    "overdraftLimit",
    "withdraw",
  ]);
});

test("a completion that is chosen is typed, and compiled", async ({ page, editor }) => {
  await editor.putCursor("scenario.ts", 15, 1);
  await page.keyboard.type("account.withd");
  await expect(editor.suggestions).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type("(1);");
  await expect.poll(() => editor.text("scenario.ts")).toContain("account.withdraw(1);");
});

test("hovering tells the type of a method in one line, and what its documentation says", async ({ page, editor }) => {
  await editor.tab("scenario.ts").click();
  await editor.line("account.withdraw(500)").getByText("withdraw").hover();
  const tip = page.getByRole("tooltip").filter({ hasText: "withdraw" });
  await expect(tip).toContainText("(method) Account.withdraw(amount: number): void");
  await expect(tip).toContainText("Takes money out of the account.");
});

test("a type error is listed as one types, with its place, and goes when it is mended", async ({ page, editor }) => {
  await expect(editor.problems).toContainText("No problems");
  await editor.putCursor("scenario.ts", 15, 1);
  await page.keyboard.type('account.withdraw("5");');
  const problem = editor.problems.getByRole("button", { name: /scenario\.ts 15:18/ });
  await expect(problem).toContainText("Argument of type 'string' is not assignable to parameter of type 'number'.");
  await expect(editor.problems).toContainText("1");
  for (const key of ["ArrowLeft", "ArrowLeft", "Backspace", "ArrowLeft", "Backspace"]) await page.keyboard.press(key);
  await expect.poll(() => editor.text("scenario.ts")).toContain("account.withdraw(5);");
  await expect(editor.problems).toContainText("No problems");
});

test("activating a problem moves the cursor to its place, in whatever file it is", async ({ page, editor }) => {
  await editor.putCursor("scenario.ts", 15, 1);
  await page.keyboard.type("account.gone;");
  await expect(editor.problems.getByRole("button", { name: /scenario\.ts 15:9/ })).toBeVisible();
  await editor.tab("model.ts").click();
  await editor.problems.getByRole("button", { name: /scenario\.ts 15:9/ }).click();
  await expect(editor.tab("scenario.ts")).toHaveAttribute("aria-selected", "true");
  await expect(editor.code("scenario.ts")).toBeFocused();
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.type("balance");
  await expect.poll(() => editor.text("scenario.ts")).toContain("account.balance;");
  await expect(editor.problems).toContainText("No problems");
});

test("arrow keys go round the files, Home and End to the ends", async ({ page, editor }) => {
  await editor.tab("model.ts").focus();
  for (const [key, file] of [
    ["ArrowRight", "scenario.ts"],
    ["End", "specs.ts"],
    ["ArrowRight", "model.ts"],
    ["ArrowLeft", "specs.ts"],
    ["Home", "model.ts"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(editor.tab(file)).toBeFocused();
    await expect(editor.page.getByRole("tabpanel", { name: file })).toBeVisible();
    await expect(editor.code(file)).toBeAttached();
  }
});

test("Run and Ctrl+Enter run the scenario; its steps stand in the console", async ({ page, editor }) => {
  await expect(editor.region.getByRole("button", { name: "Run" })).toHaveCount(0);
  await editor.tab("scenario.ts").click();
  await editor.region.getByRole("button", { name: "Run" }).click();
  await expect(editor.console).toContainText("In [1]");
  await expect(editor.console).toContainText("InsufficientFunds: Balance cannot be below overdraft limit");
  await editor.code("scenario.ts").focus();
  await page.keyboard.press("Control+Enter");
  await expect(editor.console).toContainText("In [3]");
  expect(await editor.text("scenario.ts")).not.toContain("\n\n\n");
  await editor.console.getByRole("button", { name: "Clear" }).click();
  await expect(editor.console).toContainText("Nothing yet");
});

test("Check checks the specs, and says which passed", async ({ page, editor }) => {
  await editor.tab("specs.ts").click();
  await editor.region.getByRole("button", { name: "Check" }).click();
  await expect(editor.console.getByRole("listitem").filter({ hasText: "Passed" })).toContainText("an account opens");
  await editor.code("specs.ts").focus();
  await page.keyboard.press("Control+Enter");
  await expect(editor.console.getByRole("listitem").filter({ hasText: "Passed" })).toHaveCount(2);
});

test("the newest entry of the console stays in view, unless one has scrolled back", async ({ editor }) => {
  const runTwice = () =>
    editor.harness(async ({ workspace }) => {
      await workspace.commands.runScenario();
      await workspace.commands.runScenario();
    }, null);
  const step = (number: number) => editor.console.getByText(`In [${number}]`, { exact: true });
  await runTwice();
  await runTwice();
  await expect(step(8)).toBeInViewport();
  await expect(step(1)).not.toBeInViewport();
  await step(1).scrollIntoViewIfNeeded();
  await runTwice();
  await expect(step(12)).toBeAttached();
  await expect(step(1)).toBeInViewport();
});

test("the Tab key indents, and after Ctrl+M it leaves the editor", async ({ page, editor }) => {
  await editor.putCursor("scenario.ts", 15, 1);
  await page.keyboard.press("Tab");
  await expect.poll(() => editor.text("scenario.ts")).toMatch(/\n {2}$/);
  await page.keyboard.press("Control+m");
  await page.keyboard.press("Tab");
  await expect(editor.code("scenario.ts")).not.toBeFocused();
});

test("the line at which a run stopped is marked, with the reason at its end, until the text changes", async ({
  page,
  editor,
}) => {
  await editor.tab("scenario.ts").click();
  await editor.region.getByRole("button", { name: "Run" }).click();
  const stopped = editor.problems.getByRole("button", { name: /^Stopped .* model\.ts 7:5$/ });
  await stopped.click();
  await expect(editor.line("A delta event")).toContainText("Balance cannot be below overdraft limit");
  await page.keyboard.type(" ");
  await expect(editor.line("A delta event")).not.toContainText("Balance cannot be below");
  await expect(editor.problems).toContainText("No problems");
});

test("a text that changed in another tab is taken over, and can be undone", async ({ page, editor }) => {
  await editor.putCursor("model.ts", 3, 1);
  const before = await editor.text("model.ts");
  await editor.harness((harness, text) => harness.saveElsewhere(text), before.replace("nickname", "alias"));
  await expect(editor.line("alias: field.string")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect.poll(() => editor.text("model.ts")).toBe(before);
  await page.keyboard.type("// still at line 3");
  await expect.poll(() => editor.text("model.ts")).toContain("\n// still at line 3const banking");
});

test("a compiler that does not load is told, and the code can be edited all the same", async ({
  page,
  editor,
  problems,
}) => {
  problems.allow(/typescript\.worker/);
  await page.route("**/typescript.worker-*.js", (route) => route.abort());
  await page.reload();
  await expect(editor.problems).toContainText("The TypeScript compiler is not available");
  await expect(editor.code("model.ts")).toBeAttached();
  await editor.putCursor("model.ts", 1, 1);
  await page.keyboard.type("// typed");
  await expect.poll(() => editor.text("model.ts")).toMatch(/^\/\/ typed/);
});

test("of compilations in quick succession the newest is answered, the others are not", async ({ editor }) => {
  const answers = await editor.harness(async ({ compiler, workspace }) => {
    const { files } = workspace.getState();
    const texts = ["const a: string = 1;", "const b: string = 2;", "const c = 3;"];
    const compilations = await Promise.all(texts.map((text) => compiler.compile({ ...files, "scenario.ts": text })));
    return compilations.map((compilation) => compilation?.diagnostics.length ?? null);
  }, null);
  expect(answers).toEqual([null, null, 0]);
});

test("going to the definition of a method leads from the scenario to the model", async ({ page, editor }) => {
  await editor.putCursor("scenario.ts", 5, 10);
  await page.keyboard.press("F12");
  await expect(editor.tab("model.ts")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.type("draw");
  await expect.poll(() => editor.text("model.ts")).toContain("  draw(amount: number)");
});

test("formatting mends the layout", async ({ page, editor }) => {
  await editor.putCursor("scenario.ts", 15, 1);
  await page.keyboard.type("if(account){account.balance}", { delay: 5 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+I");
  await expect.poll(() => editor.text("scenario.ts")).toContain("if (account) { account.balance }");
});

test("looks like the page in each theme, and grows with the projector", async ({ page, editor }) => {
  const surface = () => editor.region.evaluate((element) => getComputedStyle(element).backgroundColor);
  const background = () =>
    editor.region
      .locator(".monaco-editor-background")
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  const seen = new Set<string>();
  for (const theme of ["light", "dark", "contrast"]) {
    await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
    const expected = await surface();
    await expect.poll(background).toBe(expected);
    seen.add(expected);
  }
  expect(seen.size).toBe(3);
  const height = () => editor.line("import").evaluate((element) => element.getBoundingClientRect().height);
  const before = await height();
  await page.evaluate(() => document.documentElement.setAttribute("data-projector", ""));
  await expect.poll(height).toBeGreaterThan(before * 1.3);
});

test("where the system forces its colors, code still stands out from its ground", async ({ page, editor }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await expect(editor.region.locator(".monaco-editor.hc-light, .monaco-editor.hc-black").first()).toBeVisible();
  const [ink, ground] = await editor.region.evaluate((region) => {
    const colorOf = (selector: string, name: string) => {
      const element = region.querySelector(selector);
      return element === null ? null : getComputedStyle(element).getPropertyValue(name);
    };
    return [colorOf(".view-line .mtk1", "color"), colorOf(".monaco-editor-background", "background-color")];
  });
  expect(ink).not.toBeNull();
  expect(ink).not.toBe(ground);
});

test("axe finds nothing, in any theme, with problems and output or without", async ({ page, editor }) => {
  await expectNoAxeViolations(page);
  await editor.putCursor("scenario.ts", 15, 1);
  await page.keyboard.type("account.gone;");
  await expect(editor.problems.getByRole("button", { name: /scenario\.ts/ })).toBeVisible();
  await editor.harness((harness) => harness.workspace.commands.runScenario(), null);
  await expectNoAxeViolationsInAnyTheme(page);
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the code can be read and not typed into; nothing is wider than the screen", async ({ page, editor }) => {
    const before = await editor.text("model.ts");
    await editor.putCursor("model.ts", 1, 1);
    await page.keyboard.type("x");
    await expect(page.getByRole("tabpanel")).toContainText("the code can be read, not edited");
    expect(await editor.text("model.ts")).toBe(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
