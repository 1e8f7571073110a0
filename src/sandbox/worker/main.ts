// The prelude comes first: everything after it is evaluated in the scrubbed realm.
import {
  afterLeftovers,
  console,
  forgetRejections,
  progress,
  recorded,
  thrown,
  whenAtRest,
  whenConnected,
} from "./prelude.ts";
import * as engine from "aggregate-playground";
import type { RunReply, RunRequest, ThrownError } from "../protocol.ts";
import type { LoadOutcome, PreparedModule, PreparedProgram, Trace } from "../wire.ts";
import { answerCalls } from "./answering.ts";
import type { ModelHost } from "./host-port.ts";
import { createModelHost } from "./model-host.ts";
import { ModuleRegistry } from "./modules.ts";
import { recordingOfLoading } from "./recorded-realm.ts";
import { createScenarioRun } from "./scenario-run.ts";
import { createSpecsRun } from "./specs/specs-run.ts";

const modules = new ModuleRegistry();
const scenario = createScenarioRun(thrown);
const specs = createSpecsRun(thrown);
const ready = modules.provide({
  "aggregate-playground": engine,
  "aggregate-playground/scenario": scenario.module,
  "aggregate-playground/progress": progress.module,
  vitest: specs.module,
});

let program: readonly PreparedModule[] = [];
let host: ModelHost | null = null;

async function load(next: PreparedProgram): Promise<LoadOutcome> {
  await ready;
  recorded.begin(recordingOfLoading);
  forgetRejections();
  program = next.modules;
  const reply = await loadModel();
  await afterLeftovers();
  return reply;
}

async function loadModel(): Promise<LoadOutcome> {
  try {
    const loaded = await modules.importModel(moduleOf("model.ts"));
    host = createModelHost([loaded]);
    return { ok: true, model: host.describe() };
  } catch (error) {
    return modelAbove(thrown(error));
  }
}

/** A statement at the top of the model threw, a class that stands above it is none the worse for that. */
function modelAbove(stoppedBy: ThrownError): LoadOutcome {
  try {
    const above = createModelHost([]);
    const model = above.describe();
    if (model.elements.length === 0) return { ok: false, error: stoppedBy };
    host = above;
    return { ok: true, model, stoppedBy };
  } catch {
    // What there is does not hold together without the rest, and the first error says why.
    return { ok: false, error: stoppedBy };
  }
}

async function run(request: RunRequest): Promise<Omit<RunReply, "console">> {
  if (host === null) throw new Error("No model is loaded.");
  recorded.begin(request.recording);
  forgetRejections();
  const reply = await perform(host, request);
  await afterLeftovers();
  return { ...reply, idsUsed: recorded.idsUsed() };
}

async function perform(loaded: ModelHost, request: RunRequest): Promise<Omit<RunReply, "console" | "idsUsed">> {
  switch (request.operation.kind) {
    case "scenario":
      return scenario.run(loaded, () => modules.importAfresh(moduleOf("scenario.ts")));
    case "specs":
      return specs.run(loaded, () => modules.importAfresh(moduleOf("specs.ts")));
    case "create":
    case "invoke":
    case "save":
    case "replay":
      return { ...(await loaded.run(request, thrown)), steps: [] };
  }
}

/** Runs code that bears marks. When it is a request that is traced, marks of loading would only mislead. */
async function trace({ program: marked, request, milliseconds }: Trace, sign: (mark: number) => void): Promise<null> {
  await ready;
  const begin = (): void => {
    progress.begin(sign, milliseconds);
    // Code that waits for something that never comes makes no more marks: the last one says where it waits.
    void whenAtRest().then(progress.tellLast);
  };
  if (request === null) begin();
  const loaded = await load(marked);
  if (loaded.ok && request !== null) {
    begin();
    await run(request);
  }
  return null;
}

function moduleOf(file: PreparedModule["file"]): PreparedModule {
  for (let index = 0; index < program.length; index += 1) {
    const module = program[index];
    if (module?.file === file) return module;
  }
  throw new Error(`${file} could not be compiled: see Problems.`);
}

whenConnected((port) => {
  answerCalls(port, {
    answers: {
      ping: () => ready,
      // The page's own code made the arguments.
      load: (argument) => load(argument as PreparedProgram),
      // The page itself sends it.
      run: (argument) => run(argument as RunRequest),
      // The page itself sends it.
      trace: (argument, sign) => trace(argument as Trace, sign),
    },
    takeConsole: console.take,
    describe: (error) => thrown(error).message,
  });
});
