import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { FileName, SourcePlace } from "../../document/source.ts";
import type { ConsoleLine, LoadReply, Program, RunReply, StackFrame, ThrownError } from "../protocol.ts";

/** Leads places in compiled JavaScript back to the person's own text, with the program's own source maps. */
export class SourcePlaces {
  readonly #sources: ReadonlyMap<FileName, string>;
  readonly #maps = new Map<FileName, TraceMap | null>();

  constructor(program: Program) {
    this.#sources = new Map(program.modules.map(({ file, sourceMap }) => [file, sourceMap]));
  }

  /** @returns null for what the compiler added, which stands nowhere in the person's text */
  original({ file, line, column }: SourcePlace): SourcePlace | null {
    const map = this.#mapOf(file);
    if (map === null || line < 1) return null;
    const found = originalPositionFor(map, { line, column: Math.max(0, column - 1) });
    return found.line === null ? null : { file, line: found.line, column: found.column + 1 };
  }

  ofError(error: ThrownError): ThrownError {
    return { ...error, stack: error.stack.map((frame) => this.#ofFrame(frame)).filter((frame) => frame !== null) };
  }

  ofConsole(lines: readonly ConsoleLine[]): readonly ConsoleLine[] {
    return lines.map((line) => (line.place === null ? line : { ...line, place: this.original(line.place) }));
  }

  ofLoad(reply: LoadReply): LoadReply {
    if (!reply.ok) return { ...reply, error: this.ofError(reply.error), console: this.ofConsole(reply.console ?? []) };
    const { stoppedBy } = reply;
    return {
      ...reply,
      console: this.ofConsole(reply.console),
      ...(stoppedBy === undefined ? {} : { stoppedBy: this.ofError(stoppedBy) }),
    };
  }

  ofRun(reply: RunReply): RunReply {
    return {
      ...reply,
      error: reply.error === null ? null : this.ofError(reply.error),
      steps: reply.steps.map((step) => (step.error === null ? step : { ...step, error: this.ofError(step.error) })),
      handlerErrors: reply.handlerErrors.map((entry) => ({ ...entry, error: this.ofError(entry.error) })),
      console: this.ofConsole(reply.console),
    };
  }

  #ofFrame(frame: StackFrame): StackFrame | null {
    const place = this.original(frame);
    return place === null ? null : { function: frame.function, ...place };
  }

  #mapOf(file: FileName): TraceMap | null {
    const known = this.#maps.get(file);
    if (known !== undefined) return known;
    const source = this.#sources.get(file);
    const map = source === undefined ? null : new TraceMap(source);
    this.#maps.set(file, map);
    return map;
  }
}
