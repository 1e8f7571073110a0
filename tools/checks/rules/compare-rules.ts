import { ruleOfTitle, rulesOf } from "./rules-of.ts";
import { testTitlesOf } from "./test-titles.ts";

export interface Comparison {
  readonly rules: number;
  readonly tests: number;
  readonly complaints: readonly string[];
}

/**
 * Holds the rules that are written down against the tests: each rule has a test whose title (or the title of a group around
 * it) begins with the rule's id, and each id that a title names is a rule.
 */
export const compareRules = (markdown: string, files: Readonly<Record<string, string>>): Comparison => {
  const rules = rulesOf(markdown);
  const known = new Set(rules);
  const proved = new Set<string>();
  const complaints: string[] = [];
  let tests = 0;
  for (const [path, text] of Object.entries(files)) {
    for (const { title, line, isTest, groups } of testTitlesOf(path, text)) {
      const named = ruleOfTitle(title);
      if (named !== undefined && !known.has(named)) complaints.push(`${path}:${line}  ${named} is no rule: "${title}"`);
      if (!isTest) continue;
      const claims = [title, ...groups].flatMap((words) => ruleOfTitle(words) ?? []);
      if (claims.length > 0) tests += 1;
      for (const rule of claims) proved.add(rule);
    }
  }
  if (rules.length === 0)
    complaints.push("No rule was found: the check itself is broken, or the rules are not written.");
  for (const rule of known) {
    if (!proved.has(rule)) complaints.push(`${rule} has no test`);
    if (rules.indexOf(rule) !== rules.lastIndexOf(rule)) complaints.push(`${rule} is written down twice`);
  }
  return { rules: known.size, tests, complaints };
};
