import { correction, generate } from "lean-qr";

/** Modules around the code that must stay empty for a camera to find it (ISO 18004 asks for four). */
const quietZone = 4;

/**
 * The code as the address of an image, one pixel to a module; null when the text fits into no code. Digits take a third
 * less room than letters: `generate` changes the mode within one code.
 */
export function qrCodeOf(text: string): string | null {
  try {
    const code = generate(text, { minCorrectionLevel: correction.L });
    return svgAddressOf(code.size, (x, y) => code.get(x, y));
  } catch (error) {
    // lean-qr's "too much data" is its error 4; everything else is a defect.
    if (error instanceof Error && error.message === "lean-qr error 4") return null;
    throw error;
  }
}

export function svgAddressOf(size: number, isDark: (x: number, y: number) => boolean): string {
  const whole = size + quietZone * 2;
  let path = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) if (isDark(x, y)) path += `M${x + quietZone} ${y + quietZone}h1v1h-1z`;
  }
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" width="${whole}" height="${whole}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${path}"/></svg>`;
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}
