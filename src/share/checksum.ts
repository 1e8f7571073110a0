/**
 * The checksum of a link's payload: CRC-32 of its characters (and of the version), and its length modulo 1,024.
 *
 * - One changed character changes at most 8 neighbouring bits; a CRC of 32 bits tells every burst of up to 32.
 * - Missing or added characters, up to 1,023 of them, change the length modulo 1,024: always told.
 * - Anything else slips through with a chance of one in 2^42 if it keeps neither, one in 2^32 if it keeps the length.
 *
 * Compressors' own checks are no substitute: deflate without a container has none.
 */
export interface Checksum {
  readonly crc: number;
  readonly length: number;
}

export const lengthModulus = 1024;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

export function checksumOf(version: string, payload: string): Checksum {
  let crc = 0xffffffff;
  for (const text of [version, ".", payload]) {
    for (let index = 0; index < text.length; index++) {
      crc = (crc >>> 8) ^ (table[(crc ^ text.charCodeAt(index)) & 0xff] ?? 0);
    }
  }
  return { crc: (crc ^ 0xffffffff) >>> 0, length: payload.length % lengthModulus };
}

/** One number of 42 bits. */
export const numberOf = ({ crc, length }: Checksum): number => crc * lengthModulus + length;

export const checksumOfNumber = (number: number): Checksum => ({
  crc: Math.floor(number / lengthModulus),
  length: number % lengthModulus,
});
