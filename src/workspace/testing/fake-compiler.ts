import type { Compilation, Compiler, Diagnostic } from "../../compiler/compiler.ts";
import type { SourceFiles } from "../../document/source.ts";

/**
 * Passes each file through as its own module. A file with the words "syntax error" has no module; one with "type error"
 * gets a diagnostic. Like the real one, an overtaken call gives null.
 */
export class FakeCompiler implements Compiler {
  compilations = 0;
  #newest = 0;
  /** While set, compilations wait: `release` lets them go. */
  #gate: Promise<void> | null = null;
  #release: () => void = () => undefined;

  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  release(): void {
    this.#gate = null;
    this.#release();
  }

  async compile(files: SourceFiles): Promise<Compilation | null> {
    this.compilations += 1;
    this.#newest += 1;
    const number = this.#newest;
    await this.#gate;
    if (number !== this.#newest) return null;
    const texts = Object.entries(files);
    const good = texts.filter(([, text]) => !text.includes("syntax error"));
    return {
      codeVersion: JSON.stringify(files),
      diagnostics: texts.flatMap(([file, text]) => (/(syntax|type) error/.test(text) ? [diagnostic(file, text)] : [])),
      modules: good.map(([file, text]) => ({ file: fileName(file), javascript: text, sourceMap: "" })),
      signatures: { classes: files["model.ts"].includes("Tally") ? [tally] : [] },
    };
  }
}

const tally = { name: "Tally", doc: "", place: { file: "model.ts", line: 1, column: 1 }, methods: [] } as const;

function diagnostic(file: string, text: string): Diagnostic {
  const place = { file: fileName(file), line: 1, column: 1, endLine: 1, endColumn: 2 };
  return { ...place, severity: "error", code: 1005, message: text };
}

// Keys of SourceFiles are file names; Object.entries forgets it.
const fileName = (file: string) => file as keyof SourceFiles;
