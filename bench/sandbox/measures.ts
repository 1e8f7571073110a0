import type { Harness } from "../../e2e/sandbox/harness/page.ts";
import type { AggregateImage, Operation, Program, RunReply } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";

/**
 * Runs in the page, beside the harness of the sandbox's tests: the real sandbox under the real policy. Each function
 * stands alone, because it travels there as text.
 */
declare const harness: Harness;

export interface Subject {
  readonly sandbox: Sandbox;
  readonly images: readonly AggregateImage[];
  invoke(method: string, args: readonly number[], milliseconds?: number): Promise<string | null>;
}

export async function makeSubject(program: Program): Promise<Subject> {
  const recording = { at: 1_700_000_000_000, idSeed: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", idOffset: 0 };
  const sandbox = harness.createSandbox({ document });
  const run = async (
    operation: Operation,
    images: readonly AggregateImage[],
    milliseconds: number,
  ): Promise<RunReply> => {
    const request = { operation, images, absent: [], saveAutomatically: true, recording };
    const result = await sandbox.run(request, { milliseconds });
    if (!result.ok) throw new Error(result.failure.message);
    return result.value;
  };
  const loaded = await sandbox.load(program);
  if (!loaded.ok || !loaded.value.ok) throw new Error("The model could not be loaded.");
  const { images } = await run({ kind: "create", aggregate: "Account", initial: { balance: 1e6 } }, [], 5000);
  const stream = images[0]?.record?.stream ?? "";
  return {
    sandbox,
    images,
    invoke: async (method, args, milliseconds = 10_000) =>
      (await run({ kind: "invoke", stream, method, args }, images, milliseconds)).result,
  };
}

export async function roundTrips(subject: Subject, times: number): Promise<readonly number[]> {
  const figures: number[] = [];
  for (let index = 0; index < times + 200; index += 1) {
    const start = performance.now();
    await subject.invoke("withdraw", [1]);
    if (index >= 200) figures.push(performance.now() - start);
  }
  return figures;
}

/** The same function in the sandbox and in a plain worker, in turn. */
export async function heavyCode(subject: Subject, code: string, times: number) {
  const text = `${code}; onmessage = () => postMessage(compute())`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(address);
  const inWorker = (): Promise<unknown> =>
    new Promise((resolve) => {
      worker.addEventListener("message", ({ data }) => resolve(data), { once: true });
      worker.postMessage(null);
    });
  const plain: number[] = [];
  const ours: number[] = [];
  for (let index = 0; index < times + 3; index += 1) {
    const start = performance.now();
    const expected = await inWorker();
    const middle = performance.now();
    const given = await subject.invoke("compute", []);
    const end = performance.now();
    if (given !== String(expected)) throw new Error(`${given} is not ${String(expected)}.`);
    if (index < 3) continue;
    plain.push(middle - start);
    ours.push(end - middle);
  }
  worker.terminate();
  return { plain, ours };
}

/** Until a sandbox that was just made has loaded a model, and until a bare worker has answered, in turn. */
export async function coldStarts(program: Program, times: number) {
  const address = URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" }));
  const bare: number[] = [];
  const ours: number[] = [];
  for (let index = 0; index < times + 1; index += 1) {
    const start = performance.now();
    const worker = new Worker(address);
    await new Promise((resolve) => worker.addEventListener("message", resolve, { once: true }));
    const middle = performance.now();
    const sandbox = harness.createSandbox({ document });
    const loaded = await sandbox.load(program);
    const end = performance.now();
    if (!loaded.ok) throw new Error(loaded.failure.message);
    worker.terminate();
    sandbox.dispose();
    // So that what ends does not disturb what begins.
    await new Promise((resolve) => setTimeout(resolve, 200));
    if (index === 0) continue;
    bare.push(middle - start);
    ours.push(end - middle);
  }
  return { bare, ours };
}

/** From the limit of a command that does not end: until it is told, and until the next command has its result. */
export async function recoveries(subject: Subject, times: number) {
  const limit = 300;
  const told: number[] = [];
  const ready: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    const stopped = subject.invoke("dream", [], limit).then(
      () => new Error("The command ended."),
      () => performance.now(),
    );
    const next = subject.invoke("withdraw", [1]).then((result) => [result, performance.now()] as const);
    const end = await stopped;
    const [result, after] = await next;
    if (typeof end !== "number" || result !== "999999") throw new Error("The sandbox did not go on as it should.");
    told.push(end - start - limit);
    ready.push(after - start - limit);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { told, ready };
}
