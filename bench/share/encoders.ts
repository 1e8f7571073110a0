import { execFileSync } from "node:child_process";
import { brotliCompressSync, constants, deflateSync } from "node:zlib";
import { zlibSync } from "fflate";
import lzString from "lz-string";
import type { WorkspaceDocument } from "../../src/document/workspace-document.ts";
import { encodeLink } from "../../src/share/share-link.ts";

/** Characters that the same snapshot takes in an address, in the ways in which playgrounds do it. */
export interface Encoder {
  readonly name: string;
  readonly characters: (document: WorkspaceDocument, json: string) => number;
}

/** Of base 64 without padding. */
const inBase64 = (bytes: number): number => Math.ceil((bytes * 4) / 3);

export const encoders: readonly Encoder[] = [
  {
    name: "JSON + lz-string (TypeScript Playground)",
    characters: (_, json) => lzString.compressToEncodedURIComponent(json).length,
  },
  {
    name: "JSON + zlib 9 (Mermaid Live)",
    characters: (_, json) => inBase64(deflateSync(json, { level: 9 }).length),
  },
  {
    name: "JSON + fflate 9 (Vue REPL)",
    characters: (_, json) => inBase64(zlibSync(new TextEncoder().encode(json), { level: 9 }).length),
  },
  {
    name: "JSON + brotli 11",
    characters: (_, json) =>
      inBase64(
        brotliCompressSync(json, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_LGWIN]: 24,
            [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
          },
        }).length,
      ),
  },
  { name: "JSON + xz 9e", characters: (_, json) => inBase64(xz(json)) },
  { name: "ours", characters: (document) => encodeLink(document).fragment.length },
];

/** NaN where the program is not installed. */
function xz(json: string): number {
  try {
    return execFileSync("xz", ["-c", "--format=raw", "--lzma2=preset=9e"], { input: json, maxBuffer: 2 ** 28 }).length;
  } catch (error) {
    // Only a missing program is expected here.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Number.NaN;
    throw error;
  }
}
