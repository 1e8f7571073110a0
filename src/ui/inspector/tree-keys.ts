import type { TreeLine } from "./tree-lines.ts";

/** What a key does in the tree. */
export interface TreeAnswer {
  /** The line that it leads to or acts on. */
  readonly line: TreeLine;
  /** Open or close the line instead of moving. */
  readonly open?: boolean;
  /** Enter or space: the line is acted on. */
  readonly isChoice: boolean;
}

/** As trees are worked by keyboard everywhere; null for keys that are not the tree's. */
export function treeKey(key: string, lines: readonly TreeLine[], active: string | null): TreeAnswer | null {
  const at = Math.max(
    0,
    lines.findIndex(({ path }) => path === active),
  );
  const line = lines[at];
  if (line === undefined) return null;
  const to = (index: number): TreeAnswer => ({
    line: lines[Math.min(lines.length - 1, Math.max(0, index))] ?? line,
    isChoice: false,
  });
  switch (key) {
    case "ArrowDown":
      return to(at + 1);
    case "ArrowUp":
      return to(at - 1);
    case "Home":
      return to(0);
    case "End":
      return to(lines.length - 1);
    case "ArrowRight":
      return line.children !== null && !line.isExpanded
        ? { line, open: true, isChoice: false }
        : to(line.isExpanded ? at + 1 : at);
    case "ArrowLeft": {
      if (line.isExpanded) return { line, open: false, isChoice: false };
      const parent = lines.findLastIndex((other, index) => index < at && other.level < line.level);
      return to(parent < 0 ? at : parent);
    }
    case "Enter":
    case " ":
      return { line, isChoice: true };
    default:
      return null;
  }
}

/** The line that stands for hidden children ends in `/…`. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
