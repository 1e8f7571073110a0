import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { examineLayers } from "./layers/examine-layers.ts";

const project = join(import.meta.dirname, "../..");
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "layers-"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const plant = (files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};

/** A house in which every room has a file, and every arrow is right. */
const house = {
  "src/engine/main.ts": "export const commit = 1;",
  "src/document/source.ts": 'import type { commit } from "../engine/main.ts";\nexport type Source = typeof commit;',
  "src/store/store.ts":
    'import Dexie from "dexie";\nimport { commit } from "../engine/main.ts";\nexport const store = [Dexie, commit];',
  "src/compiler/compile.ts":
    'import type { Source } from "../document/source.ts";\nexport const compile = (source: Source) => source;',
  "src/sandbox/run.ts": "export const run = 1;",
  "src/share/encode.ts": "export const encode = 1;",
  "src/workspace/state.ts": 'import { store } from "../store/store.ts";\nexport const state = store;',
  "src/ui/kit/button.tsx": 'import { useState } from "react";\nexport const Button = useState;',
  "src/ui/timeline/row.tsx": 'import { Button } from "../kit/button.tsx";\nexport const row = Button;',
  "src/ui/editor/pane.tsx": 'import { editor } from "monaco-editor";\nexport const pane = editor;',
  "src/app/main.tsx":
    'import { row } from "../ui/timeline/row.tsx";\nimport { store } from "../store/store.ts";\nvoid [row, store];',
  "src/engine/main.test.ts":
    'import { readFileSync } from "node:fs";\nimport { row } from "../ui/timeline/row.tsx";\nvoid [readFileSync, row];',
};

const violationsWith = (path: string, text: string): readonly string[] => {
  plant(house);
  plant({ [path]: text });
  return examineLayers(root).violations;
};

const check = (...args: string[]): { status: number | null; stderr: string } =>
  spawnSync(process.execPath, ["--import", "tsx", join(project, "tools/checks/check-layers.ts"), ...args], {
    cwd: project,
    encoding: "utf8",
  });

test("a house in order passes, and every module and import is counted", () => {
  plant(house);
  expect(examineLayers(root)).toEqual({ modules: 12, imports: 12, violations: [] });
});

describe("a wrong arrow is seen", () => {
  test.each([
    ["engine → document", "src/engine/a.ts", 'import "../document/source.ts";'],
    ["engine → another package", "src/engine/a.ts", 'import Dexie from "dexie";'],
    ["engine → Node", "src/engine/a.ts", 'import "node:fs";'],
    ["document → store", "src/document/a.ts", 'import type { store } from "../store/store.ts";'],
    ["store → share", "src/store/a.ts", 'import type { encode } from "../share/encode.ts";'],
    ["share → compiler, re-exported", "src/share/a.ts", 'export { compile } from "../compiler/compile.ts";'],
    ["compiler → sandbox, on demand", "src/compiler/a.ts", 'void import("../sandbox/run.ts");'],
    ["sandbox → store, as a worker", "src/sandbox/a.ts", 'void new URL("../store/store.ts", import.meta.url);'],
    ["sandbox → workspace, as an import type", "src/sandbox/a.ts", 'type A = import("../workspace/state.ts").state;'],
    ["sandbox's worker → React", "src/sandbox/worker/a.ts", 'import "react";'],
    ["store → workspace", "src/store/a.ts", 'import "../workspace/state.ts";'],
    ["workspace → interface", "src/workspace/a.ts", 'import type { row } from "../ui/timeline/row.tsx";'],
    ["workspace → React", "src/workspace/a.ts", 'import { useState } from "react";'],
    ["interface → the store's code", "src/ui/timeline/a.ts", 'import { store } from "../../store/store.ts";'],
    ["interface → IndexedDB", "src/ui/timeline/a.ts", 'import Dexie from "dexie";'],
    ["interface other than the editor → Monaco", "src/ui/timeline/a.ts", 'import "monaco-editor";'],
    ["feature → feature", "src/ui/editor/a.ts", 'import type { row } from "../timeline/row.tsx";'],
    ["kit → feature", "src/ui/kit/a.ts", 'import { row } from "../timeline/row.tsx";'],
    ["feature → app", "src/ui/timeline/a.ts", 'import "../../app/main.tsx";'],
    ["example → workspace", "src/examples/a.ts", 'import "../workspace/state.ts";'],
    ["code → tests", "src/app/a.ts", 'import "../engine/main.test.ts";'],
    ["code → tools", "src/app/a.ts", 'import "../../tools/a.ts";'],
    ["test → e2e", "src/app/a.test.ts", 'import "../../e2e/a.ts";'],
    ["a room that nobody knows", "src/helpers/a.ts", "export const a = 1;"],
    ["a file in no room", "src/a.ts", "export const a = 1;"],
    ["a file that does not exist", "src/app/a.ts", 'import "./nowhere.ts";'],
    ["a cycle", "src/engine/main.ts", 'import "./main.ts";\nexport const commit = 1;'],
  ])("%s", (_name, path, text) => {
    plant({ "tools/a.ts": "", "e2e/a.ts": "" });
    const violations = violationsWith(path, text);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(path);
  });

  test("a cycle of three files is named from end to end", () => {
    plant(house);
    plant({
      "src/store/a.ts": 'import "./b.ts";',
      "src/store/b.ts": 'import "./c.ts";',
      "src/store/c.ts": 'import "./a.ts";',
    });
    expect(examineLayers(root).violations).toEqual([
      "cycle: src/store/a.ts → src/store/b.ts → src/store/c.ts → src/store/a.ts",
    ]);
  });
});

describe("a right arrow is let through", () => {
  test.each([
    ["interface → the store's types", "src/ui/timeline/a.ts", 'import type { store } from "../../store/store.ts";'],
    ["types named one by one", "src/ui/timeline/a.ts", 'import { type store } from "../../store/store.ts";'],
    ["example → the package's own name", "src/examples/a.ts", 'import { commit } from "aggregate-playground";'],
    ["the text of a file", "src/compiler/a.ts", 'import text from "../engine/main.ts?raw";'],
    ["browser test → the fixtures of browser tests", "src/store/a.browser.spec.ts", 'import "../../e2e/a.ts";'],
    ["a test → any room", "src/store/a.test.ts", 'import { row } from "../ui/timeline/row.tsx";'],
  ])("%s", (_name, path, text) => {
    plant({ "e2e/a.ts": "" });
    expect(violationsWith(path, text)).toEqual([]);
  });
});

// Each starts a process of its own, which takes its time on a busy machine.
describe("the command", { timeout: 60_000 }, () => {
  test("fails when a wrong arrow is planted in a copy of this project", () => {
    cpSync(join(project, "src"), join(root, "src"), { recursive: true });
    plant({ "src/engine/planted.ts": 'import "../app/main.tsx";' });
    const { status, stderr } = check(root, "--at-least", "2");
    expect(stderr).toContain("src/engine/planted.ts:1  ../app/main.tsx: engine may not reach for app");
    expect(status).toBe(1);
  });

  test("fails when it examined nothing", () => {
    const { status, stderr } = check(root, "--at-least", "0");
    expect(stderr).toContain("Only 0 modules with 0 imports were examined");
    expect(status).toBe(1);
  });

  test("fails when it examined implausibly few modules", () => {
    plant(house);
    const { status, stderr } = check(root);
    expect(stderr).toContain("Only 12 modules");
    expect(status).toBe(1);
  });
});
