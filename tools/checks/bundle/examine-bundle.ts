import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";
import { foreignLoadsOfCss, foreignLoadsOfMarkup, htmlLoadsOf } from "./loads-of.ts";
import { staticClosure } from "./static-imports.ts";

export interface BundleFindings {
  /** Bytes, compressed with gzip, that a browser needs before the first paint. */
  readonly entryBytes: number;
  readonly entryFiles: readonly string[];
  readonly complaints: readonly string[];
}

const gzippedSize = (text: string): number => gzipSync(text, { level: 9 }).byteLength;

/** Examines the built site: what the first paint costs, and that nothing is fetched from another host. */
export const examineSite = (folder: string, limit: number): BundleFindings => {
  if (!existsSync(join(folder, "index.html"))) {
    return { entryBytes: 0, entryFiles: [], complaints: [`${folder} holds no index.html`] };
  }
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const { scripts, styles } = htmlLoadsOf(read("index.html"));
  const complaints: string[] = [];
  if (scripts.length === 0) complaints.push("index.html runs no script: nothing was measured");

  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  for (const path of files.filter((name) => /\.(?:html|svg)$/.test(name))) {
    for (const address of foreignLoadsOfMarkup(read(path))) complaints.push(`${path} loads ${address}`);
  }
  for (const path of files.filter((name) => name.endsWith(".css"))) {
    for (const address of foreignLoadsOfCss(read(path))) complaints.push(`${path} loads ${address}`);
  }

  const own = (addresses: readonly string[]): string[] =>
    addresses.map((address) => posix.normalize(address)).filter((path) => files.includes(path));
  const entryFiles = [...staticClosure(own(scripts), read), ...own(styles)];
  const entryBytes = entryFiles.reduce((sum, path) => sum + gzippedSize(read(path)), 0);
  if (entryBytes > limit) {
    complaints.push(`first paint needs ${entryBytes} bytes (gzip) and may need ${limit}: ${entryFiles.join(", ")}`);
  }
  return { entryBytes, entryFiles, complaints };
};

/** Bytes of the engine's library as a bundler would ship all of it: minified, compressed with gzip. */
export const libraryBytes = async (file: string): Promise<number> => {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2023",
    logLevel: "silent",
  });
  return gzippedSize(outputFiles.map(({ text }) => text).join(""));
};
