import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { classNames } from "./class-names.ts";
import type { DialogProps } from "./dialog.tsx";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button.tsx";

export function DialogPopup(props: DialogProps) {
  const { open, onOpenChange, title, description, children, footer, width = "medium", initialFocus } = props;
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => onOpenChange(isOpen)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles["backdrop"]} />
        <Dialog.Popup
          className={classNames(styles["popup"], styles[width])}
          {...(initialFocus === undefined ? {} : { initialFocus })}
        >
          <div className={styles["head"]}>
            <Dialog.Title className={styles["title"]}>{title}</Dialog.Title>
            <Dialog.Close render={<IconButton label="Close" icon={<X aria-hidden />} size="small" />} />
          </div>
          {description !== undefined && (
            <Dialog.Description className={styles["description"]} render={<div />}>
              {description}
            </Dialog.Description>
          )}
          <div className={styles["body"]}>{children}</div>
          {footer !== undefined && <div className={styles["footer"]}>{footer}</div>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
