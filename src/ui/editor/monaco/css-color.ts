/** Reads colors of the style sheet as `#rrggbbaa`, which is all that Monaco understands. */
export class ColorReader {
  readonly #probe: HTMLElement;
  readonly #canvas: CanvasRenderingContext2D;

  private constructor(probe: HTMLElement, canvas: CanvasRenderingContext2D) {
    this.#probe = probe;
    this.#canvas = canvas;
  }

  /** Lets `read` look at the variables that hold inside of `element`. */
  static within<T>(element: Element, read: (colors: ColorReader) => T): T {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (canvas === null) throw new Error("This browser gives no canvas to read colors with.");
    const probe = document.createElement("span");
    // Where the system forces its colors, every text would have the same one, code on its ground included.
    probe.style.setProperty("forced-color-adjust", "none");
    element.append(probe);
    try {
      return read(new ColorReader(probe, canvas));
    } finally {
      probe.remove();
    }
  }

  /** @param css any color: `var(--text)`, `color-mix(…)` */
  hex(css: string): string {
    // The browser resolves variables and light-dark() in a computed color, and any color space when it paints.
    this.#probe.style.color = css;
    this.#canvas.clearRect(0, 0, 1, 1);
    this.#canvas.fillStyle = getComputedStyle(this.#probe).color;
    this.#canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = this.#canvas.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue, alpha].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  }
}
