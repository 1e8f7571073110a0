/**
 * A learner looks for their own line in a stack, not for the engine's. Frames above the first foreign one are left out;
 * what lies below stays as it is.
 */

const addressIn = (line: string): string | undefined => /(?:\(|@|at )([^()@\s]+):\d+:\d+\)?\s*$/.exec(line)?.[1];

/**
 * The folder of the engine's modules (its sources, or the library made from them), or the blob that holds the engine alone in
 * the sandbox. Null in any other bundle: a learner's own lines may stand in it, and then the whole stack is better.
 */
const engineAddress = addressOf(new Error().stack ?? "");

function addressOf(stack: string): string | null {
  const address = stack.split("\n").map(addressIn).find(Boolean) ?? "";
  const source = /^(.*\/(?:engine|lib)\/)stack\.[jt]s/.exec(address);
  return source?.[1] ?? (address.startsWith("blob:") ? address : null);
}

/** A test that lies among the engine's modules is foreign too. */
function isForeign(line: string): boolean {
  const address = addressIn(line);
  if (address === undefined) return false;
  return engineAddress === null || !address.startsWith(engineAddress) || /\.(test|spec|contract)\.ts/.test(address);
}

export function withoutEngineFrames(stack: string): string {
  const lines = stack.split("\n");
  const first = lines.findIndex(addressIn);
  const foreign = lines.findIndex(isForeign);
  return foreign === -1 ? stack : lines.toSpliced(first, foreign - first).join("\n");
}

/** Errors remember more frames until the returned function is called: the engine's own calls must not fill the stack. */
export function stackDepth(frames: number): () => void {
  const limited: ErrorConstructor & { stackTraceLimit?: number } = Error;
  const before = limited.stackTraceLimit;
  if (before === undefined || before >= frames) return () => undefined;
  limited.stackTraceLimit = frames;
  return () => {
    limited.stackTraceLimit = before;
  };
}
