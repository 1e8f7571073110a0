import { ActionButton } from "../kit/action-button.tsx";
import { Button } from "../kit/button.tsx";
import { copyText } from "./copy-text.ts";
import styles from "./share-dialog.module.css";

/** Says that what is shown came with a link, and what can be done with it. */
export function SharedSnapshot({
  title,
  onKeep,
  onClose,
}: {
  readonly title: string;
  readonly onKeep: () => void;
  readonly onClose: () => void;
}) {
  return (
    <section aria-label="Shared snapshot" className={styles["banner"]}>
      <p>
        <strong>{title}</strong> came with a link. It is a separate copy: nothing of yours changes, whatever you do
        here.
      </p>
      <ActionButton
        action={{ group: "Workspace", name: "Keep a copy of the shared snapshot" }}
        variant="primary"
        size="small"
        onClick={onKeep}
      >
        Keep a copy
      </ActionButton>
      <ActionButton action={{ group: "Workspace", name: "Close the shared snapshot" }} size="small" onClick={onClose}>
        Close
      </ActionButton>
    </section>
  );
}

export interface DamagedLinkProps {
  readonly message: string;
  readonly expected: string;
  readonly arrived: string;
  /** The whole address as it arrived. */
  readonly address: string;
  /** Null where there is nothing else to show. */
  readonly onClose: (() => void) | null;
}

/** A link that cannot be read is kept, so that its sender can be shown what came. */
export function DamagedLink({ message, expected, arrived, address, onClose }: DamagedLinkProps) {
  return (
    <section aria-label="Damaged link" role="alert" className={styles["damaged"]}>
      <p>
        <strong>This link cannot be opened.</strong> {message}
      </p>
      <p>
        Expected: {expected}. Arrived: {arrived}. Nothing of yours was touched.
      </p>
      <input
        type="text"
        readOnly
        aria-label="Link as it arrived"
        className={styles["link"]}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles["buttons"]}>
        <Button size="small" onClick={() => void copyText(address, "Link copied as it arrived")}>
          Copy link
        </Button>
        {onClose !== null && (
          <Button size="small" onClick={onClose}>
            Close
          </Button>
        )}
      </div>
    </section>
  );
}
