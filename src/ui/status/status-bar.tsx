import type { ReactNode } from "react";
import { useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./status-bar.module.css";

/**
 * The page's last line: what came of the last action, seen and announced.
 * @param children what stands at its right: where things are kept
 */
export function StatusBar({ children }: { readonly children?: ReactNode }) {
  const notice = useWorkspace((state) => state.notice);
  const isRefusal = notice !== null && /^(?:Refused|Not |Stopped)/.test(notice.text);
  return (
    <footer className={styles["bar"]}>
      <p role="status" className={styles["notice"]} data-refusal={isRefusal || undefined}>
        {/* A new element each time, so that the same words are announced again. */}
        {notice === null ? null : <span key={notice.serial}>{notice.text}</span>}
      </p>
      <div className={styles["aside"]}>{children}</div>
    </footer>
  );
}
