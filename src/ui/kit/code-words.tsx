import type { ReactNode } from "react";

/** Words of the model's documentation: what stands in `backticks` is code. */
export function codeWords(text: string): ReactNode {
  const parts = text.split(/`([^`\n]+)`/);
  if (parts.length === 1) return text;
  // Every second part stood between backticks; parts have no identity but their place.
  return parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
