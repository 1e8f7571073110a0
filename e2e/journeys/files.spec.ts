import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Playground } from "./playground.ts";

test("a workspace goes into a file and comes back from it, beside what is there", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  await playground.invoke("withdraw", { amount: "250" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Workspace", exact: true }).click();
  await page.getByRole("menuitem", { name: "Workspace file" }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe("Banking.aggregates.json");
  const text = await readFile(await file.path(), "utf8");

  await importFile(page, "Copy.aggregates.json", text.replace('"Banking"', '"A copy"'));
  await expect(page.getByRole("textbox", { name: "Workspace title" })).toHaveValue("A copy");
  await expect(playground.rows("AccountWithdrawn", "delta")).toHaveCount(1);
  await expect(playground.instance("1234")).toContainText("750");
  await playground.instance("1234").click();
  await playground.invoke("withdraw", { amount: "50" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 2");
});

test("a workspace is taken along in every other form", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  await playground.invoke("withdraw", { amount: "250" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");
  for (const [form, file, beginning] of [
    ["TypeScript project", "Banking.zip", "PK"],
    ["Messages, NDJSON", "Banking.ndjson", '{"global_position":1,'],
    ["Messages, CloudEvents", "Banking.cloudevents.json", '[\n  {"specversion":"1.0"'],
    ["Messages, SQL", "Banking.sql", "BEGIN;"],
    ["Timeline, Markdown", "Banking.md", "#"],
    ["Timeline, SVG", "Banking.svg", "<svg"],
    ["Timeline, PNG", "Banking.png", "\u{FFFD}PNG"],
  ] as const) {
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Workspace", exact: true }).click();
    await page.getByRole("menuitem", { name: form }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(file);
    const text = await readFile(await download.path(), "utf8");
    expect(text.slice(0, beginning.length), form).toBe(beginning);
  }
});

test("a bad file is refused with the path of what is wrong, and nothing is touched", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const bad = { format: "aggregate-playground/workspace", version: 1, title: "Bad", files: { "model.ts": 5 } };
  await importFile(page, "bad.json", JSON.stringify(bad));
  const refusal = page.getByRole("alert").filter({ hasText: "bad.json was not imported" });
  await expect(refusal).toContainText("model.ts");
  await expect(page.getByRole("textbox", { name: "Workspace title" })).toHaveValue("Banking");
  await refusal.getByRole("button", { name: "Dismiss" }).click();
  await expect(refusal).toHaveCount(0);
});

async function importFile(page: Page, name: string, text: string): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Workspace", exact: true }).click();
  await page.getByRole("menuitem", { name: "Import file" }).click();
  await (await choosing).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}
