import { fileNames, type SourceFiles } from "../document/source.ts";
import { sha256 } from "../engine/sha-256.ts";

/** One text, one code version: a hash over all files, lower-case hex. */
export function codeVersionOf(files: SourceFiles): string {
  return sha256(JSON.stringify(fileNames.map((file) => files[file]))).slice(0, 16);
}
