import { CircleDashed } from "lucide-react";
import { memo, type KeyboardEvent } from "react";
import type { Instance } from "../../workspace/state.ts";
import { Badge } from "../kit/badge.tsx";
import { compactFields } from "../kit/compact-value.ts";
import styles from "./instances.module.css";

export const InstanceItem = memo(function InstanceItem({
  instance,
  isSelected,
  onSelect,
}: {
  readonly instance: Instance;
  readonly isSelected: boolean;
  readonly onSelect: (stream: string) => void;
}) {
  const { image, label, stream } = instance;
  const name = `${image.aggregate} ${label}`;
  return (
    <li aria-label={name} className={styles["item"]} data-selected={isSelected || undefined}>
      <button
        type="button"
        aria-current={isSelected ? "true" : undefined}
        className={styles["button"]}
        onClick={() => onSelect(stream)}
        onKeyDown={moveFocus}
      >
        <span className={styles["line"]}>
          <span className={styles["name"]}>
            <span className={styles["class"]}>{image.aggregate}</span> {label}
          </span>
          {pendingWords(instance) !== null && (
            <Badge tone="pending">
              <CircleDashed aria-hidden size={10} strokeWidth={2.5} />
              {pendingWords(instance)}
            </Badge>
          )}
          {image.isDiscarded && <Badge tone="rejected">discarded</Badge>}
          <span className={styles["version"]}>
            {image.record === null ? "not saved" : `version ${image.record.version}`}
          </span>
        </span>
        <span className={styles["state"]}>{stateLine(instance)}</span>
      </button>
    </li>
  );
});

/** "2 pending"; null when nothing is. A change without an event is pending too. */
function pendingWords({ image }: Instance): string | null {
  if (image.pending.length > 0) return `${image.pending.length} pending`;
  return image.isChanged ? "change pending" : null;
}

/** The state in a line, without what the name says already. */
function stateLine({ image, label }: Instance): string {
  const rest = Object.entries(image.state).filter(([name, value]) => name !== "id" && String(value) !== label);
  return compactFields(Object.fromEntries(rest), 90);
}

/** Up and down go from one instance to the next. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const direction = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (direction === 0) return;
  const buttons = [...(event.currentTarget.closest("ul")?.querySelectorAll<HTMLElement>("button") ?? [])];
  const next = buttons[buttons.findIndex((button) => button === event.currentTarget) + direction];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
