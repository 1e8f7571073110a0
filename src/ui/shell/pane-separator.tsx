import { Separator } from "react-resizable-panels";
import styles from "./shell.module.css";

/** The line between two panes: dragged, or moved by the arrow keys while it has the focus. */
export function PaneSeparator({ label }: { readonly label: string }) {
  return <Separator aria-label={label} className={styles["separator"]} />;
}
