import { useMemo } from "react";
import { classNames } from "../kit/class-names.ts";
import { diffLines, type DiffLine } from "./diff-lines.ts";
import type { Identify } from "./json-children.ts";
import { ValueText } from "./value-text.tsx";
import styles from "./diff-view.module.css";

export interface DiffViewProps {
  readonly before: unknown;
  readonly after: unknown;
  readonly identify: Identify;
  /** Said when nothing differs. */
  readonly empty: string;
}

const signs: Readonly<Record<DiffLine["kind"], string>> = { added: "+", removed: "−", changed: "±", moved: "⇄" };
/** Lines shown: a difference that is longer is read in the message. */
const maxLines = 500;

/** A difference, field by field. */
export function DiffView({ before, after, identify, empty }: DiffViewProps) {
  const lines = useMemo(() => diffLines(before, after, identify), [before, after, identify]);
  if (lines.length === 0) return <p className={styles["empty"]}>{empty}</p>;
  return (
    <ul className={styles["lines"]} aria-label="Differences">
      {lines.slice(0, maxLines).map((line) => (
        <li key={`${line.kind} ${line.path}`} className={classNames(styles["line"], styles[line.kind])}>
          <span aria-hidden className={styles["sign"]}>
            {signs[line.kind]}
          </span>
          <span className={styles["path"]}>{line.path === "" ? "everything" : line.path}</span>
          <span className={styles["word"]}>{line.kind}</span>
          <Values line={line} />
        </li>
      ))}
      {lines.length > maxLines ? <li className={styles["empty"]}>and {lines.length - maxLines} more</li> : null}
    </ul>
  );
}

function Values({ line }: { readonly line: DiffLine }) {
  if (line.kind === "moved") {
    return (
      <span className={styles["values"]}>
        from place {String(line.before)} to place {String(line.after)}
      </span>
    );
  }
  return (
    <span className={styles["values"]}>
      {line.kind === "added" ? null : <ValueText value={line.before} isGone />}
      {line.kind === "changed" ? (
        <span aria-label="to" role="img" className={styles["arrow"]}>
          →
        </span>
      ) : null}
      {line.kind === "removed" ? null : <ValueText value={line.after} />}
    </span>
  );
}
