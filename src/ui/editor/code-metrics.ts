/** Size of the code's type, as the style sheet sets it at an element: the placeholder and Monaco must agree on it. */
export interface CodeMetrics {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly lineHeight: number;
}

export function codeMetrics(element: Element): CodeMetrics {
  const { fontFamily, fontSize, lineHeight } = getComputedStyle(element);
  const size = Number.parseFloat(fontSize);
  const height = Number.parseFloat(lineHeight);
  return { fontFamily, fontSize: size, lineHeight: Number.isNaN(height) ? Math.round(size * 1.5) : Math.round(height) };
}
