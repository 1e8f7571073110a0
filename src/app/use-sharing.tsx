import { lazy, Suspense, useCallback, useState, type ReactNode } from "react";
import { useStore } from "zustand/react";
import type { Contents } from "../share/contents.ts";
import type { Workspace } from "../workspace/state.ts";

/** The dialog, its codec and the QR code arrive when somebody shares. */
const ShareDialog = lazy(async () => ({ default: (await import("../ui/share/share-dialog.tsx")).ShareDialog }));

/** @returns what opens the dialog "Share", and the dialog itself */
export function useSharing(
  workspace: Workspace,
  onExportFile: () => void,
): { readonly open: (options: { readonly copies: boolean }) => void; readonly dialog: ReactNode } {
  const [state, setState] = useState<{
    readonly isOpen: boolean;
    readonly copies: boolean;
    readonly times: number;
  } | null>(null);
  const { title } = useStore(workspace, ({ summary }) => summary);
  const hasStream = useStore(workspace, ({ selection }) => selection.stream !== null);
  const make = useCallback(
    async (contents: Contents, isAtMoment: boolean) => {
      const { makeLink } = await import("./sharing.ts");
      return makeLink(workspace, contents, isAtMoment, pageAddress());
    },
    [workspace],
  );
  const dialog =
    state === null ? null : (
      <Suspense fallback={null}>
        <ShareDialog
          key={state.times}
          isOpen={state.isOpen}
          onOpenChange={(isOpen) => setState({ ...state, isOpen })}
          title={title}
          hasStream={hasStream}
          makeLink={make}
          onExportFile={onExportFile}
          copiesAtOnce={state.copies}
        />
      </Suspense>
    );
  const open = ({ copies }: { readonly copies: boolean }) =>
    setState((before) => ({ isOpen: true, copies, times: (before?.times ?? 0) + 1 }));
  return { open, dialog };
}

const pageAddress = (): string => `${window.location.origin}${window.location.pathname}`;
