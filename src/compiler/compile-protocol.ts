import type { SourceFiles } from "../document/source.ts";
import type { Compilation } from "./compiler.ts";

/** The first message to the worker; what follows on the port is compiling, and everything else is Monaco's. */
export interface CompilerConnection {
  readonly kind: "connect compiler";
  readonly port: MessagePort;
}

export interface CompileRequest {
  readonly id: number;
  readonly files: SourceFiles;
}

export type CompileReply =
  | { readonly id: number; readonly compilation: Compilation }
  /** TypeScript itself failed; the text of its error. */
  | { readonly id: number; readonly failure: string };
