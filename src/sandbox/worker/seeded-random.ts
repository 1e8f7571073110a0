import { codeUnitAt, imul } from "./primordials.ts";

/** A generator of whole numbers from 0 to 2^32 - 1 that follow from the seed alone (sfc32, seeded by a text's hash). */
export function seededRandom(seed: string): () => number {
  let a = hashOf(seed, 0x9e3779b9);
  let b = hashOf(seed, 0x243f6a88);
  let c = hashOf(seed, 0xb7e15162);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The first numbers still show the seed.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** FNV-1a with a final mix. */
function hashOf(text: string, start: number): number {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) hash = imul(hash ^ codeUnitAt(text, index), 0x01000193);
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
