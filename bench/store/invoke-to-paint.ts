import type { Page } from "@playwright/test";
import { timesOf, type Times } from "./figures.ts";

const lastOpenedKey = "aggregate-playground:workspace";

/**
 * What a person waits for: from the click on "withdraw" in the built page to the painted row of its event, with everything
 * between them: the form, the sandbox, the checks, the store, and the timeline's window.
 * @param id of the stored workspace @param lastEntry how many timeline entries it has
 */
export async function invokeToPaint(
  page: Page,
  { id, lastEntry, times }: { readonly id: string; readonly lastEntry: number; readonly times: number },
): Promise<Times> {
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [lastOpenedKey, id] as const);
  await page.reload();
  const aggregates = page.getByRole("region", { name: "Aggregates" });
  await aggregates.getByRole("button", { name: "New Account" }).click();
  const newAccount = page.getByRole("form", { name: "New Account" });
  await newAccount.getByLabel("accountNumber", { exact: true }).fill("bench");
  await newAccount.getByLabel("balance", { exact: true }).fill("1000000");
  await newAccount.getByRole("button", { name: "Create" }).click();
  const form = page.getByRole("form", { name: "withdraw", exact: true });
  const button = form.getByRole("button", { name: "withdraw", exact: true });
  const amount = form.getByLabel("amount", { exact: true });
  const figures: number[] = [];
  const warmUp = Math.floor(times / 10);
  for (let index = 0; index < times + warmUp; index += 1) {
    await amount.fill("1");
    const time = await button.evaluate(clickToPaint, `timeline-row-${lastEntry + index + 1}`);
    if (index >= warmUp) figures.push(time);
  }
  return timesOf(figures);
}

/** Runs in the page. @returns milliseconds until the row was there, loaded, and painted */
async function clickToPaint(button: HTMLElement | SVGElement, rowId: string): Promise<number> {
  if (!(button instanceof HTMLElement)) throw new Error("There is no button.");
  const start = performance.now();
  button.click();
  await new Promise<void>((resolve, reject) => {
    const tooLong = setTimeout(() => {
      const words = document.querySelector("[role=status]")?.textContent ?? "";
      reject(new Error(`${rowId} did not appear; the page says: ${words}`));
    }, 10_000);
    const observer = new MutationObserver(() => {
      const row = document.getElementById(rowId);
      if (row === null || row.getAttribute("aria-busy") === "true") return;
      observer.disconnect();
      clearTimeout(tooLong);
      resolve();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  });
  return performance.now() - start;
}
