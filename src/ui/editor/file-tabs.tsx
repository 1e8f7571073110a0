import type { KeyboardEvent } from "react";
import { type FileName, fileNames } from "../../document/source.ts";
import styles from "./editor.module.css";

/** Ids that tie each tab to the one panel that all share. */
export const panelId = "editor-panel";
export const tabId = (file: FileName): string => `editor-tab-${file.replace(".", "-")}`;

/** Which file is shown. Arrow keys go round, Home and End to the ends; what is focused is shown. */
export function FileTabs({
  active,
  filesWithErrors,
  onOpen,
}: {
  readonly active: FileName;
  readonly filesWithErrors: ReadonlySet<FileName>;
  readonly onOpen: (file: FileName) => void;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const next = fileReachedBy(event.key, active);
    if (next === null) return;
    event.preventDefault();
    onOpen(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div role="tablist" aria-label="Files" className={styles["tabs"]}>
      {fileNames.map((file) => (
        <button
          key={file}
          type="button"
          role="tab"
          id={tabId(file)}
          aria-selected={file === active}
          aria-controls={panelId}
          tabIndex={file === active ? 0 : -1}
          className={styles["tab"]}
          onClick={() => onOpen(file)}
          onKeyDown={onKeyDown}
        >
          {file}
          {filesWithErrors.has(file) ? <span className={styles["mark"]} aria-hidden="true" /> : null}
        </button>
      ))}
    </div>
  );
}

export function fileReachedBy(key: string, active: FileName): FileName | null {
  const at = fileNames.indexOf(active);
  const last = fileNames.length - 1;
  const index = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[key];
  return index === undefined ? null : (fileNames[index] ?? null);
}
