/**
 * A learner looks for their own line in a stack, not for the engine's. Frames of the engine at the top of a stack are
 * left out; what lies below the first foreign frame stays as it is.
 */

const frameOf = /(?:\(|@|at )([^()@\s]+):\d+:\d+\)?$/;

/**
 * The folder of the engine's modules (its sources, or the library made from them), or the blob that holds the engine alone in
 * the sandbox. Null in any other bundle: a learner's own lines may stand in it, and then the whole stack is better.
 */
const engineAddress = addressOf(new Error().stack ?? "");

function addressOf(stack: string): string | null {
  const line = stack.split("\n").find((candidate) => frameOf.test(candidate));
  const address = line === undefined ? undefined : frameOf.exec(line)?.[1];
  if (address === undefined) return null;
  const source = /^(.*\/(?:engine|lib)\/)stack\.[jt]s/.exec(address);
  return source?.[1] ?? (address.startsWith("blob:") ? address : null);
}

function isEngineFrame(line: string): boolean {
  const address = frameOf.exec(line.trimEnd())?.[1];
  if (engineAddress === null || address === undefined) return false;
  return address.startsWith(engineAddress) && !/\.(test|spec|contract)\.ts/.test(address);
}

export function withoutEngineFrames(stack: string): string {
  const lines = stack.split("\n");
  const first = lines.findIndex((line) => frameOf.test(line.trimEnd()));
  if (first === -1) return stack;
  let last = first;
  // `new <anonymous>` and native frames between two frames of the engine belong to the call into it.
  while (last < lines.length && (isEngineFrame(lines[last] ?? "") || isNative(lines[last] ?? "", lines[last + 1])))
    last += 1;
  return last >= lines.length ? stack : [...lines.slice(0, first), ...lines.slice(last)].join("\n");
}

function isNative(line: string, next: string | undefined): boolean {
  return !frameOf.test(line.trimEnd()) && next !== undefined && isEngineFrame(next);
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
