import { expect, type Locator, type Page } from "@playwright/test";
import { join } from "node:path";
import { build } from "vite";
import { serveFolder } from "../../../tools/serve/static-server.mjs";
import { test as base } from "../../fixtures.ts";
import type { EditorHarness } from "./main.tsx";

type Site = Awaited<ReturnType<typeof serveFolder>>;

/** Tests of the editor's own page, built as the site is. */
export const test = base.extend<{ readonly editor: EditorPage }, { readonly editorSite: Site }>({
  editorSite: [
    async ({}, provide, { workerIndex }) => {
      const folder = join(import.meta.dirname, `../../../.cache/editor-harness-${workerIndex}`);
      await build({
        configFile: join(import.meta.dirname, "vite.config.ts"),
        build: { outDir: folder },
        logLevel: "error",
      });
      const site = await serveFolder({ folder, port: 0 });
      await provide(site);
      await site.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ editorSite }, provide) => {
    await provide(editorSite.url);
  },
  editor: async ({ page }, provide) => {
    const editor = new EditorPage(page);
    await editor.open();
    await provide(editor);
  },
});

export { expect } from "@playwright/test";

/** What a person sees and does, by the names that assistive technology reads. */
export class EditorPage {
  readonly page: Page;
  readonly region: Locator;
  readonly problems: Locator;
  readonly console: Locator;
  readonly suggestions: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole("region", { name: "Editor" });
    this.problems = page.getByRole("region", { name: "Problems" });
    this.console = page.getByRole("region", { name: "Console" });
    this.suggestions = page.getByRole("listbox", { name: "Suggest" });
  }

  async open(): Promise<void> {
    await this.page.goto("./");
    await expect(this.code("model.ts")).toBeAttached();
    await expect(this.region.getByText("Compiled", { exact: true })).toBeAttached();
  }

  tab(name: string): Locator {
    return this.page.getByRole("tablist", { name: "Files" }).getByRole("tab", { name, exact: true });
  }

  /** Monaco's text box for a file. */
  code(file: string): Locator {
    return this.region.getByRole("textbox", { name: file });
  }

  /** The line as it is drawn. */
  line(text: string | RegExp): Locator {
    return this.region.locator(".view-line", { hasText: text }).first();
  }

  /** The text of a file, as the workspace has it. */
  async text(file: "model.ts" | "scenario.ts" | "specs.ts"): Promise<string> {
    return this.harness((harness, name) => harness.workspace.getState().files[name], file);
  }

  /** Runs a function in the page. */
  harness<Argument, Result>(
    work: (harness: EditorHarness, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> {
    const source = `(${work.toString()})(window.harness, ${JSON.stringify(argument)})`;
    return this.page.evaluate<Result>(source);
  }

  /** Opens a file with the cursor at a place. */
  async putCursor(file: "model.ts" | "scenario.ts" | "specs.ts", line: number, column: number): Promise<void> {
    await this.harness((harness, place) => harness.workspace.commands.revealPlace(place), { file, line, column });
    await expect(this.code(file)).toBeFocused();
  }
}
