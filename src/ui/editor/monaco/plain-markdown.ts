/** Text as Markdown that shows exactly this text: messages come from user code, and Monaco's hovers speak Markdown. */
export function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-.!|~&:]/g, "\\$&").replace(/\n/g, "  \n");
}
