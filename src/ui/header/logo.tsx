import styles from "./header.module.css";

/** A cluster with its root, and an event leaving it. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={styles["logo"]}>
      <rect x="1.5" y="4.5" width="15" height="15" rx="4.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="9" cy="12" r="2.75" fill="currentColor" />
      <path
        d="M12.5 12h9m-3.5-3.5L21.5 12 18 15.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
