import { useMemo } from "react";
import { classNames } from "./class-names.ts";
import styles from "./json-text.module.css";
import { jsonTokens } from "./json-tokens.ts";

/** Colouring beyond this many characters would cost more than it tells. */
const colouredLength = 50_000;

/** JSON as coloured text. Whatever it holds is shown as text: React escapes it. */
export function JsonText({
  value,
  text,
  label,
  isWrapped = true,
}: {
  readonly value?: unknown;
  /** Exact text, instead of a value to print. */
  readonly text?: string;
  /** Names the block, which then can be focused and scrolled by keyboard. */
  readonly label?: string;
  readonly isWrapped?: boolean;
}) {
  const printed = useMemo(() => text ?? JSON.stringify(value, null, 2) ?? "undefined", [text, value]);
  const tokens = useMemo(() => jsonTokens(printed.slice(0, colouredLength)), [printed]);
  return (
    <pre
      className={classNames(styles["text"], isWrapped && styles["wrapped"])}
      {...(label === undefined ? {} : { role: "group", "aria-label": label, tabIndex: 0 })}
    >
      {tokens.map((token, index) =>
        token.kind === "mark" ? (
          token.text
        ) : (
          // Tokens have no identity but their place.
          <span key={index} className={styles[token.kind]}>
            {token.text}
          </span>
        ),
      )}
      {printed.slice(colouredLength)}
    </pre>
  );
}
