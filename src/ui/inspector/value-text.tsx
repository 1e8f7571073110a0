import { useState } from "react";
import { classNames } from "../kit/class-names.ts";
import { compactValue } from "../kit/compact-value.ts";
import styles from "./value-text.module.css";

/** Characters shown of a value until a person asks for all of it. */
const shownLength = 160;

/** One JSON value as text: coloured by its kind, cut when it is huge, never interpreted. */
export function ValueText({ value, isGone = false }: { readonly value: unknown; readonly isGone?: boolean }) {
  const [isWhole, setIsWhole] = useState(false);
  const kind = kindOf(value);
  const text =
    typeof value === "string" && isWhole
      ? JSON.stringify(value)
      : compactValue(value, isWhole ? wholeLimit : shownLength);
  const isCut = !isWhole && text.length >= shownLength && lengthOf(value) > shownLength;
  return (
    <span className={classNames(styles["value"], styles[kind], isGone && styles["gone"])}>
      {text}
      {isCut ? (
        <button
          type="button"
          className={styles["more"]}
          onClick={(event) => {
            event.stopPropagation();
            setIsWhole(true);
          }}
        >
          Show all
        </button>
      ) : null}
    </span>
  );
}

/** A browser lays out no more than this in one go without a pause that is felt. */
const wholeLimit = 200_000;

function kindOf(value: unknown): "string" | "number" | "word" | "container" {
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  return typeof value === "object" && value !== null ? "container" : "word";
}

/** Length of the text, as far as it matters. */
function lengthOf(value: unknown): number {
  return typeof value === "string" ? value.length + 2 : compactValue(value, shownLength + 1).length;
}
