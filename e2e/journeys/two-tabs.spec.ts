import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";
import { Playground } from "./playground.ts";

test("what one tab does appears in the other", async ({ page, context }) => {
  const here = new Playground(page);
  await here.open();
  await here.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(here.status).toContainText("created");
  const there = new Playground(await context.newPage());
  await there.open();
  await there.instance("1234").click();
  await there.invoke("withdraw", { amount: "300" });
  await expect(there.status).toHaveText("AccountWithdrawn stored, version 1");
  await expect(here.rows("AccountWithdrawn", "delta")).toHaveCount(1);
  await expect(here.instance("1234")).toContainText("700");
});

test("a stale save is refused in words, and carried through by reload and retry", async ({ page, context }) => {
  const here = new Playground(page);
  await here.open();
  await here.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(here.status).toContainText("created");
  const there = new Playground(await context.newPage());
  await there.open();
  await there.instance("1234").click();

  await page.getByRole("switch", { name: "Save automatically" }).click();
  await here.invoke("withdraw", { amount: "100" });
  await expect(here.rows("pending")).toHaveCount(1);
  await there.invoke("withdraw", { amount: "300" });
  await expect(there.status).toHaveText("AccountWithdrawn stored, version 1");
  await expect(here.status).toHaveText("Account 1234 was changed in another tab: now at version 1");

  await here.region("Aggregates").getByRole("button", { name: "Save", exact: true }).click();
  await expect(here.region("Aggregates").getByRole("alert")).toContainText("now at version 1");
  await expectNoAxeViolations(page);
  await here.region("Aggregates").getByRole("button", { name: "Reload and retry" }).click();
  await expect(here.status).toHaveText("AccountWithdrawn stored, version 2");
  await expect(here.instance("1234")).toContainText("600");
});

test("two tabs that edit one file lose nobody's text without asking", async ({ page, context }) => {
  const here = new Playground(page);
  await here.open();
  // Hears nothing of other tabs, as one that was busy in the moment when they saved.
  const deaf = await context.newPage();
  await deaf.addInitScript(() => {
    Object.defineProperty(window, "BroadcastChannel", {
      value: class extends EventTarget {
        postMessage(): void {}
        close(): void {}
      },
    });
  });
  const there = new Playground(deaf);
  await there.open();
  await here.write("scenario.ts", "// written here\n");
  await page.reload();
  await here.region("Editor").getByRole("tab", { name: "scenario.ts" }).click();
  await expect(here.region("Editor")).toContainText("written here");

  await there.write("scenario.ts", "// written there\n");
  const question = there.region("Editor").getByRole("alert");
  await expect(question).toContainText("scenario.ts changed in another tab too");
  await expect(there.region("Editor")).toContainText("written there");
  await question.getByRole("button", { name: "Keep mine" }).click();
  await expect(question).toHaveCount(0);
  await page.reload();
  await here.region("Editor").getByRole("tab", { name: "scenario.ts" }).click();
  await expect(here.region("Editor")).toContainText("written there");
});
