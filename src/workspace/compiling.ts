import type { Compilation } from "../compiler/compiler.ts";
import type { Program } from "../sandbox/protocol.ts";
import { claimUniqueValues } from "./claiming.ts";
import { withConsoleLines } from "./console-lines.ts";
import { inTurnOr } from "./expected-failures.ts";
import { refusalOf, refusalOfFailure } from "./refusals.ts";
import { replayListed } from "./replaying.ts";
import type { Session } from "./session.ts";
import type { Problem } from "./state.ts";

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
  if (read().loadedCode === codeVersion) return change(() => ({ compileStatus: "ready", loadProblems: [] }));
  await session.inTurn(() => load(session, { codeVersion, modules }, compilation));
  await inTurnOr(session, undefined, () => claimUniqueValues(session));
  await replayListed(session);
}

async function load(session: Session, program: Program, { codeVersion, signatures }: Compilation): Promise<void> {
  const { ports, change } = session;
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
  const { model: description, console: lines } = reply;
  change((core) => ({
    compileStatus: "ready",
    sandboxStatus: "ready",
    loadedCode: codeVersion,
    loadProblems: [],
    program,
    model: { codeVersion, description, signatures },
    console: withConsoleLines(core.console, lines),
  }));
}

function problemOf(message: string): Problem {
  return { source: "run", severity: "error", message, place: null, stack: [] };
}
