import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { fileNames, type SourceFiles } from "../document/source.ts";

/** One text, one code version: a hash over all files, lower-case hex. */
export function codeVersionOf(files: SourceFiles): string {
  const text = JSON.stringify(fileNames.map((file) => files[file]));
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}
