import type { Compilation } from "../compiler/compiler.ts";
import type { ModelSignatures } from "../compiler/signatures.ts";
import type { ModelDescription } from "../sandbox/model-description.ts";
import type { Program } from "../sandbox/protocol.ts";
import { claimUniqueValues } from "./claiming.ts";
import { withConsoleLines } from "./console-lines.ts";
import { expectedFailure, inTurnOr } from "./expected-failures.ts";
import { modelCode } from "./loading.ts";
import { refusalOf, refusalOfFailure } from "./refusals.ts";
import { replayListed } from "./replaying.ts";
import { announce, type Session } from "./session.ts";
import type { LoadedModel, Problem, WhatIf } from "./state.ts";

/** Compiles the files and loads what comes of it. The newest files win; the last good model stays in use meanwhile. */
export async function compileAndLoad(session: Session): Promise<void> {
  const { ports, read, change } = session;
  const { files } = read();
  change(() => ({ compileStatus: "compiling" }));
  let compilation: Compilation | null;
  try {
    compilation = await ports.compiler.compile(files);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = `The compiler did not start: ${error.message}`;
    change(() => ({ compileStatus: "failed", loadProblems: [problemOf(message)] }));
    return;
  }
  // An edit that came meanwhile has its own compilation, which shows the places as they are now.
  if (compilation === null || files !== read().files) return;
  change(() => ({ compilation }));
  const { codeVersion, modules } = compilation;
  if (!modules.some(({ file }) => file === "model.ts"))
    return change(() => ({ compileStatus: "failed", loadProblems: [] }));
  if (read().loadedCode === codeVersion)
    return change(({ stoppedBy }) => ({ compileStatus: "ready", loadProblems: listOf(stoppedBy) }));
  const before = modelCode(read().program);
  await session.inTurn(() => load(session, { codeVersion, modules }, compilation));
  // Queued before any command that waited for this compilation.
  const claimed = inTurnOr(session, undefined, () => claimUniqueValues(session));
  void claimed.then(() => seeOldEventsWithNewEyes(session, before));
}

/** Goes on in the background, between commands. @param before JavaScript of the model that was loaded before, if any */
async function seeOldEventsWithNewEyes(session: Session, before: string): Promise<void> {
  await replayListed(session);
  // The first load says nothing new: the events were stored under this code, or the difference was told then.
  if (before === "" || before === modelCode(session.read().program)) return;
  let found: WhatIf | null = null;
  try {
    // Needed when a model changes, not when the page opens.
    const { firstLook, whatIf, wholeLook } = await import("./what-if.ts");
    const atOnce = await whatIf(session, firstLook);
    if (atOnce !== null) session.change(() => ({ whatIf: atOnce }));
    found = atOnce?.isAll === true ? atOnce : await whatIf(session, wholeLook);
  } catch (error) {
    return announce(session, `Nothing can be said of the stored events: ${expectedFailure(error).message}`);
  }
  session.change(() => ({ whatIf: found }));
}

async function load(session: Session, program: Program, { codeVersion, signatures }: Compilation): Promise<void> {
  const { ports, read, change } = session;
  const result = await ports.sandbox.load(program);
  if (!result.ok) {
    const { problem } = refusalOfFailure(result.failure);
    change(() => ({
      compileStatus: "failed",
      sandboxStatus: "unavailable",
      loadedCode: null,
      loadProblems: [problem],
    }));
    return;
  }
  const reply = result.value;
  if (!reply.ok) {
    const problem = refusalOf(reply.error).problem ?? problemOf(reply.error.message);
    change(() => ({ compileStatus: "failed", sandboxStatus: "ready", loadedCode: null, loadProblems: [problem] }));
    return;
  }
  const { model: description, console: lines, stoppedBy } = reply;
  const stopped = stoppedBy === undefined ? null : (refusalOf(stoppedBy).problem ?? problemOf(stoppedBy.message));
  if (stopped !== null && losesClasses(read().model, description, signatures)) {
    change(() => ({ compileStatus: "failed", sandboxStatus: "ready", loadedCode: null, loadProblems: [stopped] }));
    return;
  }
  change((core) => ({
    compileStatus: "ready",
    sandboxStatus: "ready",
    loadedCode: codeVersion,
    loadProblems: listOf(stopped),
    stoppedBy: stopped,
    program,
    model: { codeVersion, description, signatures },
    console: withConsoleLines(core.console, lines),
  }));
}

/** Would classes that the text still has, and that work, be gone because a statement above them throws? */
function losesClasses(
  before: LoadedModel | null,
  description: ModelDescription,
  { classes }: ModelSignatures,
): boolean {
  const has = (model: ModelDescription | undefined, name: string) =>
    model?.elements.some((element) => element.name === name) ?? false;
  return classes.some(({ name }) => has(before?.description, name) && !has(description, name));
}

function listOf(problem: Problem | null): readonly Problem[] {
  return problem === null ? [] : [problem];
}

function problemOf(message: string): Problem {
  return { source: "run", severity: "error", message, place: null, stack: [] };
}
