import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./panel.module.css";

/** A region of the page with its heading and, at its right, what can be done with the whole of it. */
export function Panel({
  title,
  actions,
  children,
  isFlush = false,
  className,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The content reaches the panel's edges: grids, editors. */
  readonly isFlush?: boolean;
  readonly className?: string;
}) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={classNames(styles["panel"], className)}>
      <div className={styles["head"]}>
        <h2 id={heading} className={styles["title"]}>
          {title}
        </h2>
        {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
      </div>
      <div className={classNames(styles["body"], isFlush && styles["flush"])}>{children}</div>
    </section>
  );
}
