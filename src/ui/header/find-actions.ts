import type { Action } from "../kit/actions.tsx";

/** What one does all the time comes first. */
const order = [
  "Aggregates",
  "Timeline",
  "Inspector",
  "Editor",
  "Console",
  "Workspace",
  "Labs",
  "Examples",
  "Lessons",
  "Page",
];

export interface ActionGroup {
  readonly group: string;
  readonly actions: readonly Action[];
}

/**
 * The actions whose names have all the words that were typed, by group. With words, the best match and its group come
 * first: a name that begins with them, then one with a word that does, then any.
 */
export function findActions(actions: readonly Action[], typed: string): readonly ActionGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = actions
    .filter(({ id, isDisabled }) => isDisabled !== true && id !== "header.palette")
    .map((action, index) => ({ action, index, score: scoreOf(action, words) }))
    .filter(({ score }) => score > 0);
  const groups = new Map<string, typeof found>();
  for (const each of found) groups.set(each.action.group, [...(groups.get(each.action.group) ?? []), each]);
  const best = (members: typeof found) => Math.max(...members.map(({ score }) => score));
  return [...groups]
    .sort(([a, some], [b, others]) => best(others) - best(some) || placeOf(a) - placeOf(b))
    .map(([group, members]) => ({
      group,
      actions: members.sort((a, b) => b.score - a.score || a.index - b.index).map(({ action }) => action),
    }));
}

function placeOf(group: string): number {
  const place = order.indexOf(group);
  return place < 0 ? order.indexOf("Workspace") : place;
}

function scoreOf({ name, group }: Action, words: readonly string[]): number {
  const text = name.toLowerCase();
  if (words.length === 0) return 1;
  if (!words.every((word) => text.includes(word) || group.toLowerCase().includes(word))) return 0;
  if (text.startsWith(words.join(" "))) return 4;
  const parts = text.split(/[^\p{L}\p{N}]+/u);
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 3;
  return words.every((word) => text.includes(word)) ? 2 : 1;
}
