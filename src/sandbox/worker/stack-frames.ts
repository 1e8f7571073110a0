import type { FileName } from "../../document/source.ts";
import type { StackFrame } from "../protocol.ts";
import { append, execute, indexOf, slice } from "./primordials.ts";

const maximalFrames = 30;
const maximalStackText = 50_000;

/** `at Account.withdraw (address:3:4)`, `at address:3:4`, `withdraw@address:3:4`. */
const frame = /^\s*(?:at )?(?:async[ *])?(.*?)(?: \(|@)?((?:blob:|playground:)[^\s()@]+):(\d+):(\d+)\)?$/;

/**
 * Frames of the person's own modules in an error's stack, innermost first, in any of the three browsers' spellings.
 * Places are those of the compiled JavaScript: the page knows the source maps, and trusts its own.
 */
export function userFrames(stack: string, fileOf: (address: string) => FileName | null): readonly StackFrame[] {
  const frames: StackFrame[] = [];
  const text = slice(stack, 0, maximalStackText);
  for (let start = 0; start < text.length && frames.length < maximalFrames;) {
    const end = indexOf(text, "\n", start);
    const line = slice(text, start, end === -1 ? text.length : end);
    start = end === -1 ? text.length : end + 1;
    const match = execute(frame, line);
    const file = match?.[2] === undefined ? null : fileOf(match[2]);
    if (match === null || file === null) continue;
    append(frames, { function: match[1] ?? "", file, line: +(match[3] ?? 0), column: +(match[4] ?? 0) });
  }
  return frames;
}
