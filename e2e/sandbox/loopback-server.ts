import { createSocket } from "node:dgram";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";

/**
 * The suites' own server: it serves the harness, and is what hostile code tries to reach. Whatever arrives under `/hit/`
 * is noted, over HTTP, as a WebSocket's first request, or as a datagram of WebRTC.
 */
export interface LoopbackServer {
  readonly origin: string;
  /** Tags of the attempts whose requests arrived; `datagram` for one that carries no name. */
  readonly hits: ReadonlySet<string>;
  forget(): void;
  /** What the self-reporting page posts when it is done. */
  readonly report: Promise<unknown>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

export async function startLoopbackServer(folder: string, port: number): Promise<LoopbackServer> {
  const hits = new Set<string>();
  let finish: (report: unknown) => void = () => undefined;
  const report = new Promise<unknown>((resolve) => {
    finish = resolve;
  });
  const note = (request: IncomingMessage): boolean => {
    const tag = /^\/hit\/([\w-]+)/.exec(request.url ?? "")?.[1];
    if (tag !== undefined) hits.add(tag);
    return tag !== undefined;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cache-Control", "no-store");
    if (note(request)) return void response.setHeader("Content-Type", "text/javascript").end("export default 1;");
    if (path === "/hits")
      return void response.setHeader("Content-Type", "application/json").end(JSON.stringify([...hits]));
    if (path === "/report") {
      finish(JSON.parse(await bodyOf(request)));
      return void response.end();
    }
    if (path === "/served-worker.js") return void response.setHeader("Content-Type", "text/javascript").end("");
    const file = join(folder, normalize(path === "/" ? "/index.html" : path));
    const content = await readFile(file).catch(() => null);
    if (content === null) return void response.writeHead(404).end();
    response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream").end(content);
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  };
  const own = await listen(createServer(listener), port, note);
  const foreign = await listen(createServer(listener), port + 1, note);
  const datagrams = createSocket("udp4", () => hits.add("datagram"));
  await new Promise<void>((resolve) => {
    datagrams.bind(port + 1, "127.0.0.1", resolve);
  });

  return {
    origin: `http://localhost:${port}`,
    hits,
    forget: () => hits.clear(),
    report,
    async close() {
      datagrams.close();
      await Promise.all([own, foreign].map(closed));
    },
  };
}

function listen(server: Server, port: number, note: (request: IncomingMessage) => boolean): Promise<Server> {
  server.on("upgrade", (request, socket) => {
    note(request);
    socket.destroy();
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => resolve(server));
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  // A request's chunks are buffers unless an encoding was set.
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
