/**
 * Bytes as decimal digits. A QR code takes three digits in ten bits, but one of base 64's characters in eight: the same
 * link in digits has a code with a third fewer dots. A leading 1 keeps zeros at the beginning.
 */
export function printDigits(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return BigInt(`0x1${hex}`).toString();
}

/** More digits fit in no QR code. */
const mostDigits = 8000;

/** Null when they are no bytes. */
export function parseDigits(digits: string): Uint8Array | null {
  if (digits.length > mostDigits || !/^[1-9]\d*$/.test(digits)) return null;
  const hex = BigInt(digits).toString(16);
  if (!hex.startsWith("1") || hex.length % 2 === 0) return null;
  return Uint8Array.from({ length: (hex.length - 1) / 2 }, (_, index) =>
    Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16),
  );
}
