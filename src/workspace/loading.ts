import type { Program } from "../sandbox/protocol.ts";
import type { SandboxFailure } from "../sandbox/sandbox.ts";
import type { Session } from "./session.ts";

/** After code that failed to load the sandbox holds nothing that works: the last good model is put back. */
export async function loadLastGoodModel({ ports, read, change }: Session): Promise<SandboxFailure | null> {
  const { program, loadedCode } = read();
  if (program === null || loadedCode === program.codeVersion) return null;
  const result = await ports.sandbox.load(program);
  if (!result.ok) return result.failure;
  change(() => ({ loadedCode: program.codeVersion }));
  return null;
}

/** The model's own JavaScript: only when it changes can a replay come out differently. */
export function modelCode(program: Program | null): string {
  return program?.modules.find(({ file }) => file === "model.ts")?.javascript ?? "";
}
