import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Playground } from "./playground.ts";

/** Buttons that the palette knows by a name that says more, because it is read away from the button's place. */
const paletteNames: Readonly<Record<string, string>> = {
  Share: "Share as a link",
  "Make the first Account": "New Account",
  "Begin with Account": "New Account",
  // Menus: their entries are in the palette one by one.
  Examples: "Open example: Ordering",
  Lessons: "Begin lesson: 1. Delta or fact, in two minutes",
  Workspace: "Duplicate the workspace",
  Theme: "Theme: dark",
  "Picture of the model": "Show the picture of the model",
  "Close the picture": "Close the picture of the model",
  "Save as SVG": "Save the picture as SVG",
  Run: "Run the scenario",
  "Start the scenario": "Run the scenario",
  Check: "Check the specs",
  Clear: "Clear the console",
  Save: "Save what is pending",
  "Drop pending": "Drop what is pending",
  "Save and fail": "Save what is pending",
  First: "First version",
  Previous: "Previous version",
  Play: "Play the versions",
  Next: "Next version",
  Last: "Last version",
  "Return to the present": "Back to now",
  "Jump to newest": "Jump to newest event",
  "What if it had never happened?": "What if the selected command had never happened?",
  "Take the tour": "Tour of one minute",
  "First lesson": "Begin lesson: 1. Delta or fact, in two minutes",
};

/**
 * No actions, but what one chooses from or fills in: lists, rows, forms (an action leads to each form), headings of
 * columns, and the field that empties itself. And the palette does not offer itself.
 */
const choices =
  "form, dialog, [role=dialog], li, [role=row], .monaco-editor, [aria-label='Events of this save'], search";

/** What each button in sight is called in the palette. */
function buttonsInSight(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ([names, outside]) =>
      [...document.querySelectorAll<HTMLButtonElement>("button:not([disabled])")]
        .filter((button) => button.checkVisibility() && button.closest(outside) === null)
        .filter((button) => ["button", null].includes(button.getAttribute("role")))
        .map((button) => {
          const name = button.getAttribute("aria-label") ?? button.innerText.trim();
          return button.dataset["action"] ?? names[name] ?? name;
        })
        .filter((name) => name !== "Command palette"),
    [paletteNames, choices] as const,
  );
}

async function actionsOfPalette(page: Page): Promise<readonly string[]> {
  await page.keyboard.press("ControlOrMeta+k");
  const options = page.getByRole("dialog", { name: "Command palette" }).getByRole("option");
  await expect(options.first()).toBeVisible();
  // Without the keys that stand beside the name.
  const names = await options.evaluateAll((all) => all.map((option) => option.firstChild?.textContent ?? ""));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  return names;
}

async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Command palette" }).fill(name);
  await page.getByRole("option", { name, exact: true }).click();
}

test("the command palette has every action: whatever button is in sight, it is there by name, and does the same", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const playground = new Playground(page);
  await playground.open();
  /** @param besides of which the palette has the contrary now */
  const expectAll = async (where: string, besides: readonly string[] = []) => {
    const buttons = await buttonsInSight(page);
    expect(buttons.length, where).toBeGreaterThan(10);
    const actions = await actionsOfPalette(page);
    expect(
      buttons.filter((name) => !actions.includes(name) && !besides.includes(name)),
      `${where}: not in the palette`,
    ).toEqual([]);
  };
  await expectAll("at first");

  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await playground.invoke("withdraw", { amount: "10" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");
  await playground.invoke("withdraw", { amount: "2000" });
  await expect(playground.rows("rejected")).toHaveCount(1);
  await choose(page, "Hide rejected commands");
  await expect(playground.rows("rejected")).toHaveCount(0);
  await choose(page, "Clear all filters");
  await expect(playground.rows("rejected")).toHaveCount(1);
  await choose(page, "Show the state");
  await choose(page, "Compare with another version");
  await expect(playground.region("Inspector").getByRole("button", { name: "Stop comparing" })).toBeVisible();
  await expectAll("while two versions are compared");

  await playground.rows("AccountWithdrawn").click();
  await choose(page, "Show the changes");
  await expectAll("changes of an event");
  await choose(page, "Show the stored message");
  await choose(page, "Copy the message");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("Banking.AccountWithdrawn.v1");
  await choose(page, "Save by hand");
  await playground.invoke("withdraw", { amount: "20" });
  await expect(playground.rows("pending")).toHaveCount(1);
  await choose(page, "Failure lab: let the store fail at the second event");
  await choose(page, "Show the picture of the model");
  await expectAll("in the failure lab, with an event pending and the picture", ["Show the picture of the model"]);
  await choose(page, "Drop what is pending");
  await choose(page, "Call the failure off");
  await choose(page, "Conflict lab: act as two users at once");
  await expect(page.getByRole("region", { name: "Conflict lab" })).toBeVisible();
  await expectAll("in the conflict lab", ["Show the picture of the model"]);
});
