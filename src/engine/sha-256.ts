/**
 * SHA-256 as FIPS 180-4 has it, of texts. It is written here, and not taken from a library, because the hash of every event
 * is worked out when a workspace becomes a link: nothing is allocated here but the result, which halves the time of
 * that, and the engine is two kilobytes smaller for it (docs/decisions/engine-size.md).
 */

// A global beyond the language, like those in environment.ts: Node, workers and browsers all have it.
declare const TextEncoder: new () => { encodeInto(text: string, bytes: Uint8Array): { readonly written: number } };

const encoder = new TextEncoder();
const bytesOfBlock = 64;
const roundCount = 64;

const primes: number[] = [];
for (let number = 2; primes.length < roundCount; number++) {
  if (primes.every((prime) => number % prime !== 0)) primes.push(number);
}
/** The first 32 bits behind the point. */
const fractionOf = (root: number): number => (root - Math.floor(root)) * 2 ** 32;
const roundConstants = Int32Array.from(primes, (prime) => fractionOf(Math.cbrt(prime)));
const startValues = Int32Array.from(primes.slice(0, 8), (prime) => fractionOf(Math.sqrt(prime)));

const digits = Uint8Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));
const digitCodes: number[] = Array.from({ length: 64 }, () => 0);
const schedule = new Int32Array(roundCount);
const hash = new Int32Array(8);
/** The message with what the algorithm puts behind it; it grows as needed. */
let bytes = new Uint8Array(64 * bytesOfBlock);
let words = new DataView(bytes.buffer);

/** Lower-case hexadecimal digits of the SHA-256 of the text in UTF-8. */
export function sha256(text: string): string {
  const length = writePadded(text);
  hash.set(startValues);
  for (let start = 0; start < length; start += bytesOfBlock) addBlock(start);
  for (let place = 0; place < digitCodes.length; place++) {
    digitCodes[place] = digits[(at(hash, place >>> 3) >>> (28 - 4 * (place & 7))) & 15] ?? 0;
  }
  return String.fromCharCode(...digitCodes);
}

/** Writes the text, a 1 bit, zeros, and the text's length in bits. @returns how many bytes that takes: whole blocks */
function writePadded(text: string): number {
  // No character of UTF-16 takes more than three bytes of UTF-8.
  const most = text.length * 3 + 2 * bytesOfBlock;
  if (most > bytes.length) {
    bytes = new Uint8Array(most * 2);
    words = new DataView(bytes.buffer);
  }
  const { written } = encoder.encodeInto(text, bytes);
  const length = Math.ceil((written + 9) / bytesOfBlock) * bytesOfBlock;
  bytes.fill(0, written, length);
  bytes[written] = 0x80;
  words.setUint32(length - 8, written / 2 ** 29);
  words.setUint32(length - 4, written << 3);
  return length;
}

/** Mixes the block of `bytes` that begins there into `hash`; the names are those of the standard. */
function addBlock(start: number): void {
  for (let t = 0; t < 16; t++) schedule[t] = words.getInt32(start + t * 4);
  for (let t = 16; t < roundCount; t++) {
    const early = at(schedule, t - 15);
    const late = at(schedule, t - 2);
    const sigma0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const sigma1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule[t] = (at(schedule, t - 16) + sigma0 + at(schedule, t - 7) + sigma1) | 0;
  }
  let a = at(hash, 0);
  let b = at(hash, 1);
  let c = at(hash, 2);
  let d = at(hash, 3);
  let e = at(hash, 4);
  let f = at(hash, 5);
  let g = at(hash, 6);
  let h = at(hash, 7);
  for (let t = 0; t < roundCount; t++) {
    const sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const t1 = (h + sum1 + ((e & f) ^ (~e & g)) + at(roundConstants, t) + at(schedule, t)) | 0;
    const sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const t2 = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  hash[0] = at(hash, 0) + a;
  hash[1] = at(hash, 1) + b;
  hash[2] = at(hash, 2) + c;
  hash[3] = at(hash, 3) + d;
  hash[4] = at(hash, 4) + e;
  hash[5] = at(hash, 5) + f;
  hash[6] = at(hash, 6) + g;
  hash[7] = at(hash, 7) + h;
}

/** The bits turned to the right. */
const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Every index that is asked for is there. */
const at = (array: Int32Array, index: number): number => array[index] ?? 0;
