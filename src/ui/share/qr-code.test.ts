import jsQR from "jsqr";
import { expect, test } from "vitest";
import { qrCodeOf } from "./qr-code.ts";

/** Paints the image as a screen would, four pixels to a module, and reads it as a camera would. */
function readAddress(address: string): string | undefined {
  const svg = atob(address.replace("data:image/svg+xml;base64,", ""));
  const size = Number(/width="(\d+)"/.exec(svg)?.[1]);
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row += 1) {
      const start = ((Number(y) * scale + row) * side + Number(x) * scale) * 4;
      for (let column = 0; column < scale; column += 1) pixels.set([0, 0, 0, 255], start + column * 4);
    }
  }
  return jsQR(pixels, side, side)?.data;
}

test.each([
  ["a short link", "https://example.org/playground/#1.abc.DEF"],
  ["a long one in digits", `https://example.org/#1.1234567890123.${"0123456789".repeat(120)}`],
])("%s is read back from its image", (_, text) => {
  const address = qrCodeOf(text);
  expect(address).not.toBeNull();
  expect(readAddress(address ?? "")).toBe(text);
});

test("a text that no code holds has no image", () => {
  expect(qrCodeOf("x".repeat(3_000))).toBeNull();
});
