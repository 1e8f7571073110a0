import { childPath, childrenOf, rootPath, type Identify } from "./json-children.ts";
import type { StateMark, StateMarks } from "./state-marks.ts";

/** One line of the state's tree. */
export interface TreeLine {
  readonly path: string;
  /** 1 for the fields of the aggregate. */
  readonly level: number;
  readonly label: string;
  readonly value: unknown;
  /** Null for a value without children. */
  readonly children: number | null;
  readonly isExpanded: boolean;
  readonly mark: StateMark | { readonly kind: "removed" } | null;
  readonly positionInSet: number;
  readonly setSize: number;
  /** Set on the line that stands for the children that are not shown yet: how many. */
  readonly hiddenChildren: number;
}

export interface TreeView {
  readonly state: unknown;
  readonly changes: StateMarks;
  readonly identify: Identify;
  /** What a person opened (true) or closed (false); the rest follows the rule of `opensByItself`. */
  readonly toggled: ReadonlyMap<string, boolean>;
  /** Paths of containers of which all children are shown. */
  readonly unlimited: ReadonlySet<string>;
}

/** Children of one place shown at first. */
export const childrenCap = 50;
const opensUpTo = 20;

/** The lines to show, from top to bottom. */
export function treeLines(view: TreeView): readonly TreeLine[] {
  const lines: TreeLine[] = [];
  addChildren(view.state, rootPath, 1);
  return lines;

  function addChildren(value: unknown, path: string, level: number): void {
    const children = childrenOf(value, view.identify) ?? [];
    const gone = view.changes.removed.get(path) ?? [];
    const setSize = children.length + gone.length;
    const shown = view.unlimited.has(path) ? children.length : Math.min(children.length, childrenCap);
    for (const [index, child] of children.slice(0, shown).entries()) {
      const place = childPath(path, child.key);
      const mark = view.changes.marks.get(place) ?? null;
      addLine(child.label, child.value, place, level, mark, index + 1, setSize);
    }
    if (shown < children.length) {
      lines.push({
        ...plain(`${path}/…`, level, setSize),
        label: `${children.length - shown} more`,
        hiddenChildren: children.length - shown,
        positionInSet: shown + 1,
      });
    }
    for (const [index, child] of gone.entries()) {
      lines.push({
        ...plain(`${childPath(path, child.key)}~removed`, level, setSize),
        label: child.label,
        value: child.value,
        mark: { kind: "removed" },
        positionInSet: children.length + index + 1,
      });
    }
  }

  function addLine(
    label: string,
    value: unknown,
    path: string,
    level: number,
    mark: StateMark | null,
    position: number,
    setSize: number,
  ) {
    const count = childrenOf(value, view.identify)?.length ?? null;
    const canOpen = count !== null || view.changes.removed.has(path);
    const isExpanded = canOpen && (view.toggled.get(path) ?? opensByItself(level, count ?? 0, mark));
    const children = canOpen ? (count ?? 0) : null;
    lines.push({ ...plain(path, level, setSize), label, value, children, isExpanded, mark, positionInSet: position });
    if (isExpanded) addChildren(value, path, level + 1);
  }
}

/** Small places near the root are open at first, and every place in which something was changed. */
function opensByItself(level: number, children: number, mark: StateMark | null): boolean {
  return mark?.kind === "changed" || (level <= 2 && children <= opensUpTo);
}

function plain(path: string, level: number, setSize: number): TreeLine {
  return {
    path,
    level,
    label: "",
    value: undefined,
    children: null,
    isExpanded: false,
    mark: null,
    positionInSet: 1,
    setSize,
    hiddenChildren: 0,
  };
}
