import { ChevronDown, ChevronRight } from "lucide-react";
import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import styles from "./panel.module.css";
import { usePane } from "./panes.tsx";

/** A region of the page with its heading and, at its right, what can be done with the whole of it. */
export function Panel({
  title,
  actions,
  children,
  isFlush = false,
  isBare = false,
  isQuiet = false,
  className,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The content reaches the panel's edges: grids, editors. */
  readonly isFlush?: boolean;
  /** Where room is scarce the heading is heard, not seen; there is no place for actions then. */
  readonly isBare?: boolean;
  /** There is nothing in it: where room is scarce, its heading is enough. */
  readonly isQuiet?: boolean;
  readonly className?: string;
}) {
  const heading = useId();
  const pane = usePane();
  const isCollapsed = pane?.name === title && pane.isCollapsed;
  return (
    <section
      aria-labelledby={heading}
      data-quiet={isQuiet || undefined}
      className={classNames(styles["panel"], className)}
    >
      <div className={styles["head"]} data-bare={isBare || undefined} data-collapsed={isCollapsed || undefined}>
        {pane?.name === title && pane.toggle !== null && (
          <IconButton
            label={isCollapsed ? `Open ${title}` : `Collapse ${title}`}
            action={{ group: "Page", name: isCollapsed ? `Open ${title}` : `Collapse ${title}` }}
            size="small"
            className={styles["toggle"]}
            icon={isCollapsed ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
            aria-expanded={!isCollapsed}
            onClick={pane.toggle}
          />
        )}
        <h2 id={heading} className={styles["title"]}>
          {title}
        </h2>
        {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
      </div>
      <div className={classNames(styles["body"], isFlush && styles["flush"])} hidden={isCollapsed}>
        {children}
      </div>
    </section>
  );
}
