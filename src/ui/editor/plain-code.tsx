import type { FileName } from "../../document/source.ts";
import styles from "./editor.module.css";

/** The code as plain text: there at once, while Monaco is still on its way. Same place, same size, no jump afterwards. */
export function PlainCode({
  file,
  text,
  note = "not editable yet",
}: {
  readonly file: FileName;
  readonly text: string;
  readonly note?: string;
}) {
  return (
    // Focusable, because it scrolls.
    <div className={styles["plain"]} role="group" aria-label={`${file}, ${note}`} tabIndex={0}>
      <pre>
        {text.split("\n").map((line, index) => (
          // A line has no identity but its place.
          <code key={index} className={styles["line"]}>
            {line === "" ? "\u200b" : line}
            {"\n"}
          </code>
        ))}
      </pre>
    </div>
  );
}
