import styles from "./lanes.module.css";
import type { RowKind } from "./timeline-row.ts";

/** What stands for a kind on a lane, around the origin: told by shape, and by colour as well. */
export function MarkShape({ kind }: { readonly kind: RowKind }) {
  switch (kind) {
    case "delta":
      return <path className={styles["delta"]} d="M0 -5.5 L5.5 4.5 L-5.5 4.5 Z" />;
    case "fact":
      return <rect className={styles["fact"]} x="-4.5" y="-4.5" width="9" height="9" rx="1.5" />;
    case "snapshot":
      return <path className={styles["snapshot"]} d="M0 -5.5 L5.5 0 L0 5.5 L-5.5 0 Z" />;
    case "rejected":
      return <path className={styles["rejected"]} d="M-4 -4 L4 4 M4 -4 L-4 4" />;
    case "pending":
      return <circle className={styles["pending"]} r="4.5" />;
    case "published":
      return <path className={styles["published"]} d="M-4.5 4 L4.5 0 L-4.5 -4 L-2.5 0 Z" />;
  }
}
