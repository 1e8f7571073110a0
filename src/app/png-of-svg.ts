/** Twice as fine as it is large: sharp on most screens and in print. */
const scale = 2;
/** Browsers draw no larger canvas. */
const longestSide = 16_000;

/** Draws a picture of lines into one of points. */
export async function pngOfSvg(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    await image.decode();
    const factor = Math.min(scale, longestSide / image.naturalWidth, longestSide / image.naturalHeight);
    const canvas = new OffscreenCanvas(Math.ceil(image.naturalWidth * factor), Math.ceil(image.naturalHeight * factor));
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("This browser draws no pictures.");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/png" });
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
