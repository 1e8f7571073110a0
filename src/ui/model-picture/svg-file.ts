/** Attributes that hold colours or fonts of the page's theme. */
const themed = ["fill", "stroke", "font-family"] as const;

/**
 * The drawing as a file of its own: what the page's theme decides is written into it, so that it looks the same elsewhere.
 * @returns the text of an SVG file
 */
export function svgFile(drawing: SVGSVGElement): string {
  // A clone of an SVG element is one.
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  for (const [index, original] of originals.entries()) {
    const computed = getComputedStyle(original);
    for (const name of themed) {
      if (original.getAttribute(name)?.includes("var(") === true)
        copies[index]?.setAttribute(name, computed.getPropertyValue(name));
    }
  }
  const { width, height } = drawing.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.removeAttribute("class");
  copy.removeAttribute("style");
  copy.prepend(background(drawing));
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

function background(drawing: SVGSVGElement): SVGRectElement {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("width", "100%");
  rect.setAttribute("height", "100%");
  // The drawing itself is transparent: the paper below shows its edges.
  const paper = getComputedStyle(drawing.parentElement ?? drawing);
  rect.setAttribute("fill", paper.getPropertyValue("background-color"));
  return rect;
}

/** Hands a text to the browser as a file to save. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
