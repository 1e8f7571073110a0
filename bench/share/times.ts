import { deflateSync, inflateSync } from "node:zlib";
import { unzlibSync, zlibSync } from "fflate";
import type { WorkspaceDocument } from "../../src/document/workspace-document.ts";
import type { BuiltCodec } from "./built-codec.ts";

/** Encodes and decodes the whole once. */
export interface Codec {
  readonly name: string;
  readonly encode: (document: WorkspaceDocument) => string;
  readonly decode: (text: string) => unknown;
}

const codecs = ({ encodeLink, decodeLink }: BuiltCodec): readonly Codec[] => [
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
  /** Both, the very first time: nothing is compiled yet. */
  readonly first: number;
}

/**
 * Medians over rounds in which the codecs take turns: a slow minute of the machine slows all of them. Garbage is not
 * collected between them by force: that would throw away what the engine has compiled, as no page does.
 */
export function timesOf(built: BuiltCodec, document: WorkspaceDocument, rounds: number): ReadonlyMap<string, Times> {
  const all = new Map<string, { readonly encode: number[]; readonly decode: number[]; first: number }>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, encode, decode } of codecs(built)) {
      const start = cpu();
      const text = encode(document);
      const middle = cpu();
      decode(text);
      const end = cpu();
      const times = all.get(name) ?? { encode: [], decode: [], first: end - start };
      if (round > 0) {
        times.encode.push(middle - start);
        times.decode.push(end - middle);
      }
      all.set(name, times);
    }
  }
  return new Map(
    [...all].map(([name, { encode, decode, first }]) => [
      name,
      { encode: median(encode), decode: median(decode), first },
    ]),
  );
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
