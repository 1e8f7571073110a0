import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const mimeTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
};
const compress = promisify(brotliCompress);
/** As small as it gets takes many seconds for a compiler: what was compressed once is kept from run to run. */
const cache = join(import.meta.dirname, "../../.cache/brotli");

export interface CompressedSite {
  readonly url: string;
  /** Bytes in Brotli of the files that were asked for, by path: `assets/index.js`. */
  readonly sizes: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** A folder as a good host serves it, compressed with Brotli. Each file must have been asked for once before times count. */
export async function serveCompressed(folder: string): Promise<CompressedSite> {
  mkdirSync(cache, { recursive: true });
  const files = new Map<string, Promise<Buffer>>();
  const sizes = new Map<string, number>();
  const bodyOf = async (name: string): Promise<Buffer> => {
    const body = await compressed(readFileSync(join(folder, name)));
    sizes.set(name, body.length);
    return body;
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    const name = path === "" ? "index.html" : path;
    if (!existsSync(join(folder, name))) {
      response.writeHead(404).end();
      return;
    }
    const answer = async () => {
      const known = files.get(name) ?? bodyOf(name);
      files.set(name, known);
      const body = await known;
      response.writeHead(200, {
        "Content-Type": mimeTypes[extname(name)] ?? "application/octet-stream",
        "Content-Encoding": "br",
        "Content-Length": body.length,
        "Cache-Control": "no-store",
      });
      response.end(body);
    };
    void answer();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    sizes,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function compressed(content: Buffer): Promise<Buffer> {
  const kept = join(cache, createHash("sha256").update(content).digest("hex"));
  if (existsSync(kept)) return readFileSync(kept);
  const body = await compress(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  writeFileSync(kept, body);
  return body;
}
