/** A link as Markdown: no title breaks out of its brackets. */
export function markdownLink(title: string, address: string): string {
  return `[${title.replace(/[\\[\]]/g, "\\$&").replace(/\s+/g, " ")}](${address})`;
}

/** A link as a frame for a blog or wiki: timeline, state and stepping, the code on demand. */
export function embedHtml(title: string, address: string): string {
  const [page = "", fragment = ""] = address.split("#");
  const source = escaped(`${page}?embed#${fragment}`);
  const name = escaped(`${title} in Aggregate Playground`);
  return (
    `<iframe src="${source}" title="${name}" width="100%" height="400" loading="lazy" ` +
    `style="border: 1px solid #8884; border-radius: 8px"></iframe>`
  );
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
