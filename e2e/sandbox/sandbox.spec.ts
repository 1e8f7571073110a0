import { expect, type JSHandle, type Page, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AggregateImage, Operation, Program, RunRequest } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { bundleBoot, inlineScriptHashes, scriptHash } from "../../tools/build/sandbox-bundle.ts";
import { buildHarness } from "./build-harness.ts";
import type { Harness } from "./harness/page.ts";
import { type LoopbackServer, startLoopbackServer } from "./loopback-server.ts";
import { compileModel } from "./support/compile-model.ts";
import { debuggedScripts } from "./support/debugged-scripts.ts";

/** What a learner meets: results, errors with their lines, the console, scenarios, specs, and code that does not end. */
test.describe.configure({ mode: "default" });

let server: LoopbackServer;
let folder: string;
let page: Page;
let sandbox: JSHandle<Sandbox>;
declare const harness: Harness;

test.beforeAll(async ({ browser }) => {
  folder = await buildHarness("learner");
  server = await startLoopbackServer(folder, 4125);
  page = await browser.newPage();
  await page.goto(server.origin);
  sandbox = await page.evaluateHandle(() => harness.createSandbox({ document }));
});
test.afterAll(async () => {
  await sandbox.evaluate((one) => one.dispose());
  await page.close();
  await server.close();
});

const model = `import { Aggregate, Domain, Event, field, invariant } from "aggregate-playground";

const banking = new Domain("Banking");
export class InsufficientFunds extends Error {}

@banking.event({ partOf: "Account" })
export class Withdrawn extends Event({ amount: field.float({ required: true }) }) {}

@banking.aggregate({ factEvents: true })
export class Account extends Aggregate({ balance: field.float({ default: 0 }) }) {
  @invariant.post
  covered() {
    if (this.balance < 0) throw new InsufficientFunds("Balance cannot be below zero");
  }

  withdraw(amount: number) {
    console.log("withdrawing", { amount });
    this.balance -= amount;
    this.raise(new Withdrawn({ amount }));
    return this.balance;
  }

  forget() {
    Promise.reject(new TypeError("nobody looks"));
  }

  dream() {
    let sheep = 0;
    while (sheep >= 0) {
      sheep += 1;
    }
  }

  stamp() {
    return [crypto.randomUUID(), Math.random(), Date.now()].join(" ");
  }
}
`;

const scenario = `import { Account } from "./model";

const account = new Account({ balance: 100 });
await account.save();
account.withdraw(30);
await account.save();
account.withdraw(500);
`;

const specs = `import { expect, test } from "vitest";
import { Account, InsufficientFunds } from "./model";

test("withdraws", () => {
  const account = new Account({ balance: 100 });
  account.withdraw(30);
  expect(account.balance).toBe(70);
});
test("refuses", () => {
  expect(() => new Account({ balance: 1 }).withdraw(2)).toThrow(InsufficientFunds);
});
test("is wrong", () => {
  expect(new Account().balance).toBe(1);
});
`;

const program = compileModel({ "model.ts": model, "scenario.ts": scenario, "specs.ts": specs });
const recording = { at: Date.UTC(2024, 6, 18), idSeed: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", idOffset: 0 };
const lineOf = (text: string, part: string): number => text.split("\n").findIndex((line) => line.includes(part)) + 1;

async function load(code: Program) {
  const result = await sandbox.evaluate((one, loaded) => one.load(loaded), code);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

async function runRaw(operation: Operation, images: readonly AggregateImage[] = [], milliseconds = 2000) {
  const request: RunRequest = { operation, images, absent: [], saveAutomatically: true, recording };
  // As text: Playwright's types cannot follow values that hold values.
  return sandbox.evaluate(
    (one, [json, limit]) => one.run(JSON.parse(json) as RunRequest, { milliseconds: limit }), // the request just above
    [JSON.stringify(request), milliseconds] as const,
  );
}

async function run(operation: Operation, images: readonly AggregateImage[] = []) {
  const result = await runRaw(operation, images);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

async function newAccount(): Promise<readonly AggregateImage[]> {
  await load(program);
  return (await run({ kind: "create", aggregate: "Account", initial: { balance: 100 } })).images;
}

const invoking = (images: readonly AggregateImage[], method: string, ...args: readonly number[]): Operation => ({
  kind: "invoke",
  stream: images[0]?.record?.stream ?? "",
  method,
  args,
});

test("a model is described when it is loaded", async () => {
  const reply = await load(program);
  expect(reply).toMatchObject({ ok: true, model: { domain: "Banking", streamPrefix: "banking" } });
  const names = reply.ok ? reply.model.elements.map(({ kind, name }) => `${kind} ${name}`) : [];
  expect(names).toEqual(
    expect.arrayContaining(["aggregate Account", "event Withdrawn", "fact event AccountFactEvent"]),
  );
});

test("a command gives its result, state, events and console lines", async () => {
  const images = await newAccount();
  const reply = await run(invoking(images, "withdraw", 30), images);
  expect(reply).toMatchObject({
    outcome: "done",
    result: "70",
    images: [{ state: { balance: 70 }, record: { version: 1 } }],
  });
  const appends = reply.commits.flatMap((commit) => commit.appends);
  expect(appends.map(({ messages }) => messages.map(({ type }) => type))).toEqual([
    ["Banking.Withdrawn.v1"],
    ["Banking.AccountFactEvent.v1"],
  ]);
  const place = { file: "model.ts", line: lineOf(model, "console.log"), column: 13 };
  expect(reply.console).toEqual([{ level: "log", text: "withdrawing { amount: 30 }", place }]);
});

test("a refusal says why, and leads to the lines of the model", async () => {
  const images = await newAccount();
  const reply = await run(invoking(images, "withdraw", 500), images);
  expect(reply).toMatchObject({
    outcome: "rejected",
    commits: [],
    error: { name: "InsufficientFunds", message: "Balance cannot be below zero" },
  });
  expect(reply.error?.stack.map(({ function: name, line }) => `${name} ${line}`)).toEqual([
    `Account.covered ${lineOf(model, "throw new")}`,
    `Account.withdraw ${lineOf(model, "this.balance -= amount")}`,
  ]);
});

test("a rejected promise that nobody awaits is told with the command that left it", async () => {
  const images = await newAccount();
  const { console } = await run(invoking(images, "forget"), images);
  expect(console).toMatchObject([
    { level: "error", place: { file: "model.ts", line: lineOf(model, "Promise.reject") } },
  ]);
  expect(console[0]?.text).toContain("TypeError: nobody looks");
});

test("clock, ids and randomness follow from the recording", async () => {
  const images = await newAccount();
  const first = await run(invoking(images, "stamp"), images);
  const second = await run(invoking(images, "stamp"), images);
  expect(first.result).toBe(second.result);
  expect(first.result).toContain(String(recording.at));
  expect(first.idsUsed).toBe(1);
});

test("a loop that does not end is stopped, and its line is told; the next command runs", async () => {
  const images = await newAccount();
  const stopped = await runRaw(invoking(images, "dream"), images, 300);
  expect(stopped).toMatchObject({ ok: false, failure: { kind: "timeout", place: { file: "model.ts" } } });
  const failure = stopped.ok ? null : stopped.failure;
  const loop = lineOf(model, "while (sheep");
  // The condition or the body: whichever was running at that moment.
  expect([loop, loop + 1]).toContain(failure?.place?.line);
  expect(failure?.message).toContain(`line ${failure?.place?.line} of model.ts`);
  expect(await run(invoking(images, "withdraw", 30), images)).toMatchObject({ outcome: "done" });
});

test("a scenario's statements are steps, up to the one that fails; what it saved is kept", async () => {
  await load(program);
  const reply = await run({ kind: "scenario" });
  expect(reply.steps.map(({ input, output, error }) => [input, output, error?.name ?? null])).toEqual([
    ["const account = new Account({ balance: 100 });", null, null],
    ["await account.save();", null, null],
    ["account.withdraw(30);", "70", null],
    ["await account.save();", null, null],
    ["account.withdraw(500);", null, "InsufficientFunds"],
  ]);
  expect(reply.commits).toHaveLength(2);
  expect(reply.images).toMatchObject([{ state: { balance: 70 } }]);
  const last = reply.steps.at(-1)?.error?.stack.map(({ file, line }) => `${file} ${line}`);
  expect(last).toContain(`scenario.ts ${lineOf(scenario, "withdraw(500)")}`);
});

test("specs pass and fail by themselves, with the line of what failed", async () => {
  await load(program);
  const reply = await run({ kind: "specs" });
  expect(reply.steps.map(({ input, output }) => `${input}: ${output}`)).toEqual([
    "withdraws: passed",
    "refuses: passed",
    "is wrong: null",
  ]);
  expect(reply.steps[2]?.error?.name).toBe("AssertionError");
  expect(reply.steps[2]?.error?.message).toContain("expected +0 to be 1");
  expect(reply.steps[2]?.error?.stack[0]).toMatchObject({ file: "specs.ts", line: lineOf(specs, "toBe(1)") });
  expect(reply.commits).toEqual([]);
});

test("code that throws at its end says where, and what stands above can be used", async () => {
  const images = await newAccount();
  const wrong = `${model}\nconsole.log("so far");\nthrow new TypeError("as it is evaluated");\n`;
  const reply = await load(compileModel({ "model.ts": wrong }));
  const place = { file: "model.ts", line: lineOf(wrong, "throw new TypeError") };
  expect(reply).toMatchObject({ ok: true, stoppedBy: { name: "TypeError", stack: [place] } });
  expect(reply.console).toMatchObject([{ text: "so far" }]);
  expect(await run(invoking(images, "withdraw", 1), images)).toMatchObject({ outcome: "done" });
});

test("code that throws before it has a class says where, and the code before it stays in use", async () => {
  const images = await newAccount();
  const reply = await load(compileModel({ "model.ts": `const a = 1;\nthrow new TypeError("at once");\n` }));
  expect(reply).toMatchObject({ ok: false, error: { name: "TypeError", stack: [{ file: "model.ts", line: 2 }] } });
  expect(await run(invoking(images, "withdraw", 1), images)).toMatchObject({ outcome: "done" });
});

test("the browser's own debugger knows the code by its name, and shows the person's TypeScript", async () => {
  const scripts = await debuggedScripts(page);
  await load(program);
  await expect.poll(() => scripts.map(({ url }) => url)).toContain("playground:///model.js");
  const address = scripts.findLast(({ url }) => url === "playground:///model.js")?.sourceMapURL ?? "";
  // As the compiler wrote it.
  const map = JSON.parse(Buffer.from(address.split("base64,")[1] ?? "", "base64").toString("utf8")) as {
    readonly sources: readonly string[];
    readonly sourcesContent: readonly string[];
  };
  expect(map.sources).toEqual(["model.ts"]);
  expect(map.sourcesContent).toEqual([model]);
});

test("the page's policy names the frame's script by the hash that it has, first in the head", async () => {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  const { text } = await bundleBoot();
  expect(html).toMatch(/<head>\s*<meta http-equiv="Content-Security-Policy"/);
  expect(policy).toContain(`script-src 'self' '${scriptHash(text)}' blob:`);
  expect(inlineScriptHashes(html)).toEqual([]);
  const frame = await page.evaluate(() => document.querySelector("iframe")?.outerHTML ?? "");
  expect(frame).toContain('sandbox="allow-scripts"');
  expect(frame).not.toContain("allow-same-origin");
  expect(frame).toContain('inert=""');
});

test("nobody meets the sandbox's frame: not by keyboard, not by screen reader, not by sight", async () => {
  const frame = page.locator("iframe").first();
  await expect(frame).toHaveAttribute("aria-hidden", "true");
  await expect(frame).toHaveAttribute("tabindex", "-1");
  expect(await frame.boundingBox()).toMatchObject({ width: 0, height: 0 });
});
