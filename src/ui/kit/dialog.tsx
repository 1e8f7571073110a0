import { lazy, Suspense, useState, type ReactNode, type RefObject } from "react";

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Heading and accessible name. */
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Buttons, the one that does it last. */
  readonly footer?: ReactNode;
  readonly width?: "small" | "medium" | "large";
  /** Focused on opening; the first control when absent. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
}

/** The popup's machinery is large and nobody needs it for the first paint: it arrives when a dialog first opens. */
const DialogPopup = lazy(async () => ({ default: (await import("./dialog-popup.tsx")).DialogPopup }));

/** A modal dialog: focus stays inside, Esc closes, focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <DialogPopup {...props} />
    </Suspense>
  );
}
