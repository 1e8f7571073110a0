import { ChevronDown, ChevronRight } from "lucide-react";
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { classNames } from "../kit/class-names.ts";
import { useCommands } from "../kit/workspace-context.tsx";
import type { Identify } from "./json-children.ts";
import type { ShownState } from "./shown-state.ts";
import { markChanges, noMarks } from "./state-marks.ts";
import { parentOf, treeKey } from "./tree-keys.ts";
import { treeLines, type TreeLine } from "./tree-lines.ts";
import type { Blame, Blamed } from "./use-blame.ts";
import { ValueText } from "./value-text.tsx";
import styles from "./state-tree.module.css";

export interface StateTreeProps {
  readonly shown: ShownState;
  readonly identify: Identify;
  readonly blame: Blame | null;
}

export function StateTree({ shown, identify, blame }: StateTreeProps) {
  const commands = useCommands();
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [unlimited, setUnlimited] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const { state, before } = shown;
  const changes = useMemo(
    () => (before === null ? noMarks : markChanges(before, state, identify)),
    [before, state, identify],
  );
  const lines = useMemo(
    () => treeLines({ state, changes, identify, toggled, unlimited }),
    [state, changes, identify, toggled, unlimited],
  );
  const activePath = lines.some(({ path }) => path === active) ? active : (lines[0]?.path ?? null);

  const toggle = (line: TreeLine, isOpen: boolean) => setToggled(new Map(toggled).set(line.path, isOpen));
  const act = (line: TreeLine) => {
    setActive(line.path);
    if (line.hiddenChildren > 0) setUnlimited(new Set(unlimited).add(parentOf(line.path)));
    else if (line.children !== null) toggle(line, !line.isExpanded);
  };
  const show = (blamed: Blamed) => {
    if (blamed.entry !== null) commands.select({ entry: blamed.entry, tab: "Event" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const answer = treeKey(event.key, lines, activePath);
    if (answer === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (answer.open !== undefined) toggle(answer.line, answer.open);
    else if (answer.isChoice) {
      const blamed = blame?.places.get(answer.line.path);
      if (answer.line.children === null && answer.line.hiddenChildren === 0 && blamed !== undefined) show(blamed);
      else act(answer.line);
    } else {
      setActive(answer.line.path);
      tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(answer.line.path)}"]`)?.focus();
    }
  };

  const onClick = (event: MouseEvent) => {
    const clicked = event.target instanceof Element ? event.target.closest("[data-path]") : null;
    const line = lines.find(({ path }) => path === clicked?.getAttribute("data-path"));
    if (line !== undefined) act(line);
  };

  return (
    <div
      ref={tree}
      role="tree"
      tabIndex={-1}
      aria-label={`State of ${shown.name}`}
      className={styles["tree"]}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {lines.map((line) => (
        <Line
          key={line.path}
          line={line}
          blamed={blame?.places.get(line.path) ?? null}
          last={shown.version}
          isActive={line.path === activePath}
          onBlame={show}
        />
      ))}
    </div>
  );
}

interface LineProps {
  readonly line: TreeLine;
  readonly blamed: Blamed | null;
  /** The last version that is stored: what a later one set is pending. */
  readonly last: number;
  readonly isActive: boolean;
  readonly onBlame: (blamed: Blamed) => void;
}

function Line({ line, blamed, last, isActive, onBlame }: LineProps) {
  const { path, level, label, value, children, isExpanded, mark, hiddenChildren } = line;
  const Chevron = isExpanded ? ChevronDown : ChevronRight;
  return (
    <div
      role="treeitem"
      data-path={path}
      aria-level={level}
      aria-posinset={line.positionInSet}
      aria-setsize={line.setSize}
      aria-expanded={children === null ? undefined : isExpanded}
      aria-selected={false}
      tabIndex={isActive ? 0 : -1}
      className={classNames(styles["line"], mark !== null && styles[mark.kind], isExpanded && styles["open"])}
    >
      <span className={styles["name"]} style={{ paddingInlineStart: `${(level - 1) * 1.125}rem` }}>
        <span className={styles["chevron"]}>{children === null ? null : <Chevron size={13} aria-hidden />}</span>
        {hiddenChildren > 0 ? (
          <span className={styles["showAll"]}>Show all, {label}</span>
        ) : (
          <span className={styles["label"]}>{label}</span>
        )}
      </span>
      {hiddenChildren > 0 ? null : (
        <>
          <span className={styles["value"]}>
            <LineValue line={line} />
            {mark === null ? null : <span className={styles["markWord"]}>{mark.kind}</span>}
          </span>
          {blamed === null ||
          mark?.kind === "removed" ||
          (children !== null && isExpanded && value !== undefined) ? null : (
            <BlameNote blamed={blamed} last={last} onBlame={onBlame} />
          )}
        </>
      )}
    </div>
  );
}

function LineValue({ line }: { readonly line: TreeLine }) {
  const { value, children, mark, isExpanded } = line;
  if (mark?.kind === "removed") return <ValueText value={value} isGone />;
  if (children !== null)
    return isExpanded ? (
      <span className={styles["count"]}>{countOf(value, children)}</span>
    ) : (
      <ValueText value={value} />
    );
  return (
    <>
      {mark?.kind === "changed" ? (
        <>
          <ValueText value={mark.before} isGone />
          <span role="img" aria-label="became" className={styles["arrow"]}>
            →
          </span>
        </>
      ) : null}
      <ValueText value={value} />
    </>
  );
}

function countOf(value: unknown, children: number): string {
  if (!Array.isArray(value)) return "";
  return children === 1 ? "1 item" : `${children.toLocaleString("en-GB")} items`;
}

interface BlameNoteProps {
  readonly blamed: Blamed;
  readonly last: number;
  readonly onBlame: (blamed: Blamed) => void;
}

/** "AccountWithdrawn, version 1": what last set the field. */
function BlameNote({ blamed, last, onBlame }: BlameNoteProps) {
  if (blamed.version > last) return <span className={styles["blame"]}>pending</span>;
  const { version, events, entry } = blamed;
  const by = events.length > 0 ? events.join(", ") : version === 0 ? "creation" : "no event";
  const text = `set by ${by}, version ${version}`;
  if (entry === null) {
    return (
      <span className={styles["blame"]} data-tooltip={text}>
        <span className={styles["by"]}>{by}</span> <span className={styles["version"]}>v{version}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames(styles["blame"], styles["link"], version === last && styles["latest"])}
      aria-label={text}
      data-tooltip={text}
      onClick={(event) => {
        event.stopPropagation();
        onBlame(blamed);
      }}
    >
      <span className={styles["by"]}>{by}</span> <span className={styles["version"]}>v{version}</span>
    </button>
  );
}
