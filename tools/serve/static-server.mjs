import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/** @type {Readonly<Record<string, string>>} */
const mimeTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/**
 * The file that a request path names below `base`, as a path relative to the served folder; undefined when it lies outside.
 *
 * @param {string} requestPath
 * @param {string} base
 */
export const fileOf = (requestPath, base) => {
  const path = requestPath.replace(/[?#].*$/s, "");
  if (!path.startsWith(base)) return undefined;
  let decoded;
  try {
    decoded = decodeURIComponent(path.slice(base.length));
  } catch {
    return undefined;
  }
  const relative = normalize(decoded).replace(/^[/\\]+/, "");
  if (relative.split(/[/\\]/).includes("..") || relative.includes("\0")) return undefined;
  return relative === "." || relative === "" || relative.endsWith(sep) ? join(relative, "index.html") : relative;
};

/** Built files carry a hash of their content in their name, so they never change. */
const neverChanges = /^assets[/\\].*-[\w-]{8}\.\w+$/;

/**
 * @param {string} folder
 * @param {string} base
 * @returns {import("node:http").RequestListener}
 */
const answer = (folder, base) => async (request, response) => {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const file = fileOf(request.url ?? "/", base);
  const stats = file === undefined ? undefined : await stat(join(folder, file)).catch(() => undefined);
  if (file === undefined || !stats?.isFile()) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  response.writeHead(200, {
    "Content-Type": mimeTypes[extname(file)] ?? "application/octet-stream",
    "Content-Length": stats.size,
    "Cache-Control": neverChanges.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
    "X-Content-Type-Options": "nosniff",
    // A frame with `sandbox` and without `allow-same-origin` has no origin: its scripts come from elsewhere. All files are public.
    "Access-Control-Allow-Origin": "*",
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(join(folder, file))
      .on("error", () => response.destroy())
      .pipe(response);
};

/**
 * Serves a folder on this machine alone.
 *
 * @param {{ folder: string, port: number, base?: string, tries?: number }} options
 *   port 0 takes any free one; otherwise the next free one out of `tries` is taken.
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export const serveFolder = async ({ folder, port, base = "/", tries = 1 }) => {
  const server = createServer(answer(folder, base));
  /** @param {number} candidate */
  const listen = (candidate) =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(candidate, "127.0.0.1", () => {
        server.off("error", reject);
        resolve(undefined);
      });
    });
  for (let attempt = 0; ; attempt++) {
    try {
      await listen(port === 0 ? 0 : port + attempt);
      break;
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!taken || attempt + 1 >= tries) throw error;
    }
  }
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://localhost:${actual}${base}`,
    port: actual,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
