import { expect, type Locator, type Page } from "@playwright/test";

/** The page as a person finds their way in it: regions, forms and rows by role and name. */
export class Playground {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page; the model of the open workspace is compiled and loaded when the forms are there. */
  async open(address = "./"): Promise<void> {
    await this.page.goto(address);
    await expect(this.region("Aggregates").getByRole("group").first()).toBeVisible();
  }

  region(name: "Editor" | "Problems" | "Aggregates" | "Timeline" | "Inspector" | "Console"): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  get status(): Locator {
    return this.page.getByRole("status").filter({ hasText: /./ });
  }

  /** Chooses from the menu "Examples", and waits until its aggregate can be made. */
  async openExample(title: string, aggregate: string): Promise<void> {
    await this.page.getByRole("button", { name: "Examples" }).click();
    await this.page.getByRole("menuitem", { name: title, exact: true }).click();
    await expect(this.page.getByRole("textbox", { name: "Workspace title" })).toHaveValue(title);
    await expect(this.newButton(aggregate)).toBeVisible();
  }

  newButton(aggregate: string): Locator {
    return this.region("Aggregates").getByRole("button", { name: `New ${aggregate}`, exact: true });
  }

  /** Opens the form for a new aggregate. */
  async beginNew(aggregate: string): Promise<Locator> {
    await this.newButton(aggregate).click();
    const form = this.page.getByRole("form", { name: `New ${aggregate}` });
    await expect(form).toBeVisible();
    return form;
  }

  /** Makes an aggregate; `fields` go into the controls of those names. */
  async create(aggregate: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    const form = await this.beginNew(aggregate);
    for (const [name, value] of Object.entries(fields)) await form.getByLabel(name, { exact: true }).fill(value);
    await form.getByRole("button", { name: "Create" }).click();
  }

  instance(name: string | RegExp): Locator {
    return this.region("Aggregates").getByRole("listitem").filter({ hasText: name });
  }

  command(method: string): Locator {
    return this.page.getByRole("form", { name: method, exact: true });
  }

  /** Gives a command to the selected instance. */
  async invoke(method: string, args: Readonly<Record<string, string>> = {}): Promise<void> {
    const form = this.command(method);
    for (const [name, value] of Object.entries(args)) {
      const control = form.getByLabel(name, { exact: true });
      const isSelect = await control.evaluate((element) => element instanceof HTMLSelectElement);
      await (isSelect ? control.selectOption(value) : control.fill(value));
    }
    await form.getByRole("button", { name: method, exact: true }).click();
  }

  get grid(): Locator {
    return this.region("Timeline").getByRole("grid", { name: "Timeline" });
  }

  /** Timeline rows that show all of these texts. */
  rows(...texts: readonly (string | RegExp)[]): Locator {
    return texts.reduce<Locator>((rows, hasText) => rows.filter({ hasText }), this.grid.getByRole("row"));
  }

  tab(name: "State" | "Changes" | "Event" | "Message"): Locator {
    return this.region("Inspector").getByRole("tab", { name, exact: true });
  }

  /** Replaces the whole text of a file in the editor. */
  async write(file: "model.ts" | "scenario.ts" | "specs.ts", text: string): Promise<void> {
    await this.region("Editor").getByRole("tab", { name: file }).click();
    const editor = this.region("Editor").getByRole("textbox", { name: new RegExp(`^${file}`) });
    await editor.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    // As from the clipboard: typed letter by letter, the editor would add brackets and indents of its own.
    await this.page.keyboard.insertText(text);
  }
}
