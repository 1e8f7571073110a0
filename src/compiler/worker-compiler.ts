import type { CompileReply, CompileRequest, CompilerConnection } from "./compile-protocol.ts";
import type { Compilation, Compiler } from "./compiler.ts";
import { CompilerUnavailableError } from "./compiler-unavailable.ts";
import { newestWins } from "./newest-wins.ts";
import type { SourceFiles } from "../document/source.ts";

/** A compiler whose worker serves an editor too. */
export interface WorkerCompiler extends Compiler {
  /** For Monaco, as its worker for TypeScript: the same one that compiles. Starts it when it is not running yet. */
  languageWorker(): Worker;
  dispose(): void;
}

/** @param startWorker called once, by the first compilation or the editor, whichever comes first */
export function createWorkerCompiler(startWorker: () => Worker = startTypeScriptWorker): WorkerCompiler {
  let started: StartedWorker | null = null;
  const start = (): StartedWorker => (started ??= new StartedWorker(startWorker()));
  return {
    compile: newestWins((files: SourceFiles) => start().compile(files)),
    languageWorker: () => start().worker,
    dispose: () => started?.dispose(),
  };
}

function startTypeScriptWorker(): Worker {
  return new Worker(new URL("./typescript.worker.ts", import.meta.url), { type: "module", name: "typescript" });
}

interface Waiting {
  readonly resolve: (compilation: Compilation) => void;
  readonly reject: (error: Error) => void;
}

class StartedWorker {
  readonly worker: Worker;
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #hasAnswered = false;
  #broken: CompilerUnavailableError | null = null;

  constructor(worker: Worker) {
    this.worker = worker;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<CompileReply>) => this.#receive(data);
    // Once it has answered, an error is one of a single request, which has its own reply.
    worker.addEventListener("error", ({ message }) => {
      if (!this.#hasAnswered) this.#break(message || "its code did not load");
    });
    const connection: CompilerConnection = { kind: "connect compiler", port: port2 };
    worker.postMessage(connection, [port2]);
  }

  compile(files: SourceFiles): Promise<Compilation> {
    if (this.#broken !== null) return Promise.reject(this.#broken);
    const request: CompileRequest = { id: ++this.#lastId, files };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      this.#port.postMessage(request);
    });
  }

  dispose(): void {
    this.#port.close();
    this.worker.terminate();
    this.#break("it was closed");
  }

  #receive(reply: CompileReply): void {
    this.#hasAnswered = true;
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("compilation" in reply) waiting?.resolve(reply.compilation);
    else waiting?.reject(new Error(`TypeScript failed: ${reply.failure}`));
  }

  #break(cause: string): void {
    this.#broken = new CompilerUnavailableError(cause);
    for (const { reject } of this.#waiting.values()) reject(this.#broken);
    this.#waiting.clear();
  }
}
