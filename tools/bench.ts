import { spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./setup/build-when-stale.mjs";
import { chromiumOnThisMachine } from "./setup/chromium.mjs";
import { machineLine } from "./setup/machine.mjs";

/**
 * `npm run bench` runs bench/<name>/run.ts, one after another, and `npm run bench engine` one alone. What a bench prints on its
 * standard output is Markdown, and becomes bench/<name>/result.md; what it prints on its standard error is progress.
 */
const root = join(import.meta.dirname, "..");

const isBench = (name: string): boolean => existsSync(join(root, "bench", name, "run.ts"));
const benches = readdirSync(join(root, "bench")).filter(isBench);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.includes(name));
if (unknown.length > 0 || benches.length === 0) {
  console.error(`No such bench: ${unknown.join(", ")}. There are: ${benches.join(", ")}`);
  process.exit(1);
}

/** Runs one bench, shows what it prints, and returns it; undefined when the bench failed. */
const runBench = (name: string, environment: Readonly<Record<string, string>>): Promise<string | undefined> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ["--expose-gc", "--import", "tsx", `bench/${name}/run.ts`], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      process.stdout.write(text);
    });
    child.on("close", (code) => {
      resolve(code === 0 && printed.trim() !== "" ? printed : undefined);
    });
  });

await ensureBuilt(root, console.log);
const chromium = await chromiumOnThisMachine();
const machine = machineLine(chromium?.version ?? "no Chromium", new Date());
const environment = {
  // Without the path mapping of the project, so that the package's own name is the built library.
  TSX_TSCONFIG_PATH: join(root, "tsconfig.run.json"),
  NODE_ENV: "production",
  ...(chromium ? { CHROMIUM_PATH: chromium.path } : {}),
};

console.log(machine);
for (const name of wanted.length > 0 ? wanted : benches) {
  console.log(`\n── ${name}\n`);
  // One at a time: two would disturb each other's figures.
  const printed = await runBench(name, environment);
  if (printed === undefined) {
    console.error(`bench/${name} failed, and its result stays as it was.`);
    process.exitCode = 1;
  } else {
    writeFileSync(join(root, "bench", name, "result.md"), `# Bench: ${name}\n\n${machine}\n\n${printed.trim()}\n`);
  }
}
