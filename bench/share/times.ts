import { deflateSync, inflateSync } from "node:zlib";
import { unzlibSync, zlibSync } from "fflate";
import type { WorkspaceDocument } from "../../src/document/workspace-document.ts";
import { decodeLink, encodeLink } from "../../src/share/share-link.ts";

/** Encodes and decodes the whole once. */
export interface Codec {
  readonly name: string;
  readonly encode: (document: WorkspaceDocument) => string;
  readonly decode: (text: string) => unknown;
}

export const codecs: readonly Codec[] = [
  {
    name: "JSON + zlib 9 in C (Node's own)",
    encode: (document) => deflateSync(JSON.stringify(document), { level: 9 }).toString("base64url"),
    decode: (text) => withDates(JSON.parse(inflateSync(Buffer.from(text, "base64url")).toString())),
  },
  {
    name: "JSON + zlib 9 in JavaScript (fflate, as in a browser)",
    encode: (document) =>
      Buffer.from(zlibSync(new TextEncoder().encode(JSON.stringify(document)), { level: 9 })).toString("base64url"),
    decode: (text) => withDates(JSON.parse(new TextDecoder().decode(unzlibSync(Buffer.from(text, "base64url"))))),
  },
  {
    name: "ours",
    encode: (document) => encodeLink(document).fragment,
    decode: (text) => decodeLink(text),
  },
];

/** JSON gives texts where a document has moments. */
function withDates(value: unknown): unknown {
  // It was a document before it was JSON.
  const { messages, ...rest } = value as WorkspaceDocument;
  return { ...rest, messages: messages.map((message) => ({ ...message, time: new Date(message.time) })) };
}

export interface Times {
  /** CPU milliseconds. */
  readonly encode: number;
  readonly decode: number;
}

/** Medians over rounds in which the codecs take turns: a slow minute of the machine slows all of them. */
export function timesOf(document: WorkspaceDocument, rounds: number): ReadonlyMap<string, Times> {
  const all = new Map<string, { readonly encode: number[]; readonly decode: number[] }>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, encode, decode } of codecs) {
      globalThis.gc?.();
      const start = cpu();
      const text = encode(document);
      const middle = cpu();
      decode(text);
      const end = cpu();
      const times = all.get(name) ?? { encode: [], decode: [] };
      // The first round is for the compiler.
      if (round > 0) {
        times.encode.push(middle - start);
        times.decode.push(end - middle);
      }
      all.set(name, times);
    }
  }
  return new Map(
    [...all].map(([name, times]) => [name, { encode: median(times.encode), decode: median(times.decode) }]),
  );
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
