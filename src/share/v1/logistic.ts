/**
 * The logistic scale, on which probabilities are combined: `stretch(p) = ln(p / (1 − p))`, in 1/256, from −2,047 to
 * 2,047, and its inverse. Tables made by whole-number interpolation: every machine computes the same, for ever, which
 * `Math.exp` does not promise.
 */

/** 4096 / (1 + e^(−x/2)) for x = −16 … 16, rounded once and for all. */
const corners = [
  1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975,
  4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
] as const;

/** Probability in 1/4,096 by scale value + 2,048. */
const squashed = new Int16Array(4096);
for (let index = 0; index < 4096; index++) {
  const corner = index >> 7;
  const share = index & 127;
  squashed[index] = ((corners[corner] ?? 0) * (128 - share) + (corners[corner + 1] ?? 4094) * share + 64) >> 7;
}

/** Scale value by probability in 1/4,096. */
export const stretched = new Int16Array(4096).fill(2047);
for (let value = 2047, probability = 4095; value >= -2047; value--) {
  const least = squashed[value + 2048] ?? 0;
  for (; probability >= least; probability--) stretched[probability] = value;
  if (value === -2047) stretched.fill(-2047, 0, probability + 1);
}

/** Probability in 1/65,536, from 24 to 65,512, of a value on the scale. */
export function squash(value: number): number {
  if (value > 2047) return 65_512;
  if (value < -2047) return 24;
  return (squashed[value + 2048] ?? 2048) * 16 + 8;
}
