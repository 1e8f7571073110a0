import { Suspense, lazy, useState } from "react";

export type OpenDialog = "palette" | "keys" | null;

const CommandPalette = lazy(() =>
  import("./command-palette.tsx").then((module) => ({ default: module.CommandPalette })),
);
const KeysDialog = lazy(() => import("./keys-dialog.tsx").then((module) => ({ default: module.KeysDialog })));

/** Dialogs that arrive when they are first opened. */
export function LazyDialogs({
  open,
  onOpenChange,
}: {
  readonly open: OpenDialog;
  readonly onOpenChange: (open: OpenDialog) => void;
}) {
  const [wanted, setWanted] = useState<ReadonlySet<OpenDialog>>(new Set());
  if (open !== null && !wanted.has(open)) setWanted(new Set([...wanted, open]));
  const close = (isOpen: boolean) => {
    if (!isOpen) onOpenChange(null);
  };
  return (
    <Suspense fallback={null}>
      {wanted.has("palette") && <CommandPalette isOpen={open === "palette"} onOpenChange={close} />}
      {wanted.has("keys") && <KeysDialog isOpen={open === "keys"} onOpenChange={close} />}
    </Suspense>
  );
}
