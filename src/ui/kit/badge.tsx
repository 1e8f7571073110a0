import type { ReactNode } from "react";
import styles from "./badge.module.css";
import { classNames } from "./class-names.ts";

export type BadgeTone = "neutral" | "accent" | "pending" | "rejected" | "fact";

/** A word or number set apart: a version, a count. */
export function Badge({
  tone = "neutral",
  title,
  children,
}: {
  readonly tone?: BadgeTone;
  /** Shown as a tooltip. */
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span className={classNames(styles["badge"], styles[tone])} data-tooltip={title}>
      {children}
    </span>
  );
}
