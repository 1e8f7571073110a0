/**
 * Monaco wants `#rrggbbaa`, style sheets speak in `oklch()`, `color-mix()` or names: the browser itself translates.
 * @returns null for what is no color
 */
export function hexColor(css: string, canvas: CanvasRenderingContext2D): string | null {
  // Two different sentinels: what is refused leaves them as they are.
  canvas.fillStyle = "#010203";
  canvas.fillStyle = css;
  if (canvas.fillStyle === "#010203") {
    canvas.fillStyle = "#040506";
    canvas.fillStyle = css;
    if (canvas.fillStyle === "#040506") return null;
  }
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue, alpha].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
