import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const mimeTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
};

export interface CompressedSite {
  readonly url: string;
  /** Bytes that each file has in Brotli, by path: `assets/index.js`. */
  readonly sizes: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** A folder as a good host serves it: compressed with Brotli beforehand, as small as it gets. */
export async function serveCompressed(folder: string): Promise<CompressedSite> {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const body = brotliCompressSync(readFileSync(path), {
          params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
        });
        return [path.slice(folder.length + 1), body] as const;
      }),
  );
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    const name = path === "" ? "index.html" : path;
    const body = files.get(name);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, {
        "Content-Type": mimeTypes[extname(name)] ?? "application/octet-stream",
        "Content-Encoding": "br",
        "Content-Length": body.length,
        "Cache-Control": "no-store",
      })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    sizes: new Map([...files].map(([path, body]) => [path, body.length])),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
