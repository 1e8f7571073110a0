/** Where a link fits, by its length in characters. Sources: the QR standard (version 40, low correction), and what the tools say themselves. */
export interface LinkLimit {
  readonly name: string;
  readonly characters: number;
}

export const linkLimits: readonly LinkLimit[] = [
  { name: "Discord message", characters: 2_000 },
  { name: "Slack message", characters: 12_000 },
  { name: "Firefox address bar", characters: 1_048_576 },
  { name: "Chromium address bar", characters: 2_097_152 },
];

/** What would make a link shorter, for the contents that were chosen. */
export function shorterAdvice(contents: string, hasStream: boolean): string {
  if (contents === "Everything") {
    return hasStream
      ? "Share the selected stream alone, or the code only, to make it shorter."
      : "Share the code only to make it shorter, or select an aggregate and share its stream.";
  }
  if (contents === "Selected stream") return "Share the code only to make it shorter.";
  return "Shorter code makes it shorter.";
}
