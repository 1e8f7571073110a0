/** The shape of a rule's id, as semantic families number them: DOM1, UOW6. */
const families = "DOM|FLD|ENT|INV|EVT|VER|FCT|UOW|STO|SRC|PUB";

const ruleLine = new RegExp(`^\\s*(?:#{1,6}|[-*])\\s+(?:\\*\\*|\`)?((?:${families})\\d+)\\b`);
const titleStart = new RegExp(`^(?:${families})\\d+(?!\\w)`);

/** Ids of the rules that a Markdown text lists, as headings or as list items that begin with the id, in their order. */
export const rulesOf = (markdown: string): string[] =>
  markdown.split("\n").flatMap((line) => ruleLine.exec(line)?.[1] ?? []);

/** The rule that a test's title claims to prove: it begins with the id. */
export const ruleOfTitle = (title: string): string | undefined => titleStart.exec(title)?.[0];
