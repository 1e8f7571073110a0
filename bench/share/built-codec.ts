import { build } from "esbuild";
import { join } from "node:path";
import type { decodeLink, encodeLink } from "../../src/share/share-link.ts";

export interface BuiltCodec {
  readonly encodeLink: typeof encodeLink;
  readonly decodeLink: typeof decodeLink;
}

/** The codec as a page gets it, in one minified file: what runs the bench keeps the names of functions, which costs a tenth. */
export async function builtCodec(): Promise<BuiltCodec> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "../../src/share/share-link.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2023",
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("The codec was not built.");
  // It is the module that was built, with its exports.
  return (await import(`data:text/javascript;base64,${Buffer.from(file.contents).toString("base64")}`)) as BuiltCodec;
}
