import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectZip } from "../../src/share/exports/project.ts";
import { parseWorkspaceFile } from "../../src/share/workspace-file.ts";
import { engineTexts } from "./engine-library.ts";

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);
const example = (name: string, file: string): string =>
  readFileSync(join(root, "src/examples/catalogue", name, file), "utf8");

/** Twice the same unique number: each spec has a store of its own. */
const savingSpecs = [1, 2]
  .map(
    (n) =>
      `test("saves ${n}", async () => { const account = accountOf(1); await account.save(); expect(account.version).toBe(0); });\n`,
  )
  .join("");

let folder: string;
const projects = new Map<string, string>();

/** Unpacks the archive as a person would; what `npm install` would fetch is linked to what is installed here. */
async function unpack(name: string, specs: string): Promise<void> {
  const files = {
    "model.ts": example(name, "model.ts"),
    "scenario.ts": example(name, "scenario.ts"),
    "specs.ts": specs,
  };
  const zip = projectZip(
    { title: `My ${name}!`, files, messages: [], commands: [] },
    await engineTexts(),
    new Date(2026, 2, 14),
  );
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  const project = join(folder, `my-${name}`);
  projects.set(name, project);
  mkdirSync(join(project, "node_modules"));
  for (const installed of ["vitest", "esbuild", "tsx", "typescript"]) {
    symlinkSync(join(root, "node_modules", installed), join(project, "node_modules", installed));
  }
  symlinkSync("../vendor/aggregate-playground", join(project, "node_modules/aggregate-playground"));
}

const node = (project: string, script: string, ...args: readonly string[]) =>
  run(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: projects.get(project),
    env: { ...process.env, NO_COLOR: "1", VITEST: "" },
  }).catch(
    // A program that fails says why on its outputs.
    (error: unknown) => ({
      // What Node's execFile rejects with carries both.
      stdout: String((error as { readonly stdout?: unknown }).stdout),
      // What Node's execFile rejects with carries both.
      stderr: String((error as { readonly stderr?: unknown }).stderr),
    }),
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "exported-"));
  await unpack("banking", `${example("banking", "specs.ts")}${savingSpecs}`);
  await unpack(
    "event-sourcing",
    `${example("event-sourcing", "specs.ts")}\ntest("fails", () => { expect(1).toBe(2); });\n`,
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("the project that is exported", () => {
  test("holds model, scenario, specs, history, engine and a README in one folder", async () => {
    const document = parseWorkspaceFile(
      readFileSync(join(root, "src/share/golden/files/version-1.aggregates.json"), "utf8"),
    );
    if (!document.ok) throw new Error(document.failure.message);
    const files = unzipSync(projectZip(document.document, await engineTexts(), new Date(2026, 2, 14)));
    expect(Object.keys(files).toSorted()).toEqual(
      [
        ".gitignore",
        "README.md",
        "history/messages.ndjson",
        "history/workspace.aggregates.json",
        "package.json",
        "src/model.ts",
        "src/run-scenario.ts",
        "src/scenario.ts",
        "src/specs.test.ts",
        "tsconfig.json",
        "vendor/aggregate-playground/aggregate-playground.d.ts",
        "vendor/aggregate-playground/aggregate-playground.js",
        "vendor/aggregate-playground/package.json",
        "vendor/aggregate-playground/playground.d.ts",
        "vitest.config.ts",
        "vitest.setup.ts",
      ].map((path) => `banking-main-account/${path}`),
    );
    const file = strFromU8(files["banking-main-account/history/workspace.aggregates.json"] ?? new Uint8Array());
    expect(parseWorkspaceFile(file)).toEqual(document);
  });

  test("passes its own specs with Vitest, decorators and all", async () => {
    const { stdout, stderr } = await node("banking", "vitest/vitest.mjs", "run");
    expect(stdout + stderr).toMatch(/Tests\s+5 passed \(5\)/);
  });

  test("fails when a spec fails", async () => {
    const { stdout, stderr } = await node("event-sourcing", "vitest/vitest.mjs", "run");
    expect(stdout + stderr).toMatch(/Tests\s+1 failed \| 3 passed \(4\)/);
  });

  test("has no type errors", async () => {
    const { stdout } = await node("banking", "typescript/bin/tsc", "-p", "tsconfig.json");
    expect(stdout).toBe("");
  });

  test("runs its scenario, which ends with the refusal that it shows", async () => {
    const { stderr } = await node("banking", "tsx/dist/cli.mjs", "src/run-scenario.ts");
    expect(stderr).toContain("Balance cannot be below overdraft limit");
  });
});
