import { initialize, libFileMap, ts as services } from "monaco-editor/languages/features/typescript/ts.worker";
import type { CompileReply, CompileRequest, CompilerConnection } from "./compile-protocol.ts";
import { playgroundDeclarations } from "./declarations.ts";
import { LanguageWorker } from "./language-worker.ts";
import { SourceHost } from "./source-host.ts";

const host = new SourceHost(services.typescript, { ...playgroundDeclarations, library: (name) => libFileMap[name] });
const worker = new LanguageWorker(services.typescript, host);

self.onmessage = ({ data }: MessageEvent<CompilerConnection | string>) => {
  if (typeof data !== "string") {
    serve(data.port);
    return;
  }
  // Monaco's greeting: an editor has been opened, and talks to this worker from now on.
  initialize((context) => {
    worker.follow(context);
    return worker;
  });
};

function serve(port: MessagePort): void {
  port.onmessage = ({ data: { id, files } }: MessageEvent<CompileRequest>) => {
    port.postMessage(reply(id, files));
  };
}

function reply(id: number, files: CompileRequest["files"]): CompileReply {
  try {
    return { id, compilation: worker.compile(files) };
  } catch (error) {
    // A crash of TypeScript itself: the stack helps whoever reports it.
    console.error(error);
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}
