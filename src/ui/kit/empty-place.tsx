import type { ReactNode } from "react";
import styles from "./empty-place.module.css";

/** Says what would be here, and holds the button that makes it. */
export function EmptyPlace({
  icon,
  title,
  children,
  action,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles["place"]}>
      {icon !== undefined && (
        <div aria-hidden className={styles["icon"]}>
          {icon}
        </div>
      )}
      <p className={styles["title"]}>{title}</p>
      {children !== undefined && <div className={styles["text"]}>{children}</div>}
      {action !== undefined && <div className={styles["action"]}>{action}</div>}
    </div>
  );
}
