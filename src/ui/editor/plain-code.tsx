import type { FileName } from "../../document/source.ts";
import styles from "./editor.module.css";

/** The code as plain text: there at once, while Monaco is still on its way. Same place, same size, no jump afterwards. */
export function PlainCode({ file, text }: { readonly file: FileName; readonly text: string }) {
  const lines = text.split("\n");
  return (
    // Focusable, because it scrolls.
    <div className={styles["plain"]} role="group" aria-label={`${file}, not editable yet`} tabIndex={0}>
      <pre className={styles["numbers"]} aria-hidden="true">
        {lines.map((_, index) => index + 1).join("\n")}
      </pre>
      <pre className={styles["text"]}>{text}</pre>
    </div>
  );
}
