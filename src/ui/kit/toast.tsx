import { lazy, Suspense, useSyncExternalStore } from "react";

export interface ToastOptions {
  readonly tone?: "neutral" | "success" | "error";
  readonly description?: string;
  /** "Undo", and what undoes it. */
  readonly action?: { readonly name: string; readonly run: () => void };
  /** Milliseconds; long enough to read and to reach the action. */
  readonly duration?: number;
}

let isWanted = false;
const listeners = new Set<() => void>();
const Toaster = lazy(async () => ({ default: (await import("./toaster.tsx")).PageToaster }));

/** A short notice that goes by itself. What must not be missed belongs into the page, not here. */
export async function showToast(text: string, options: ToastOptions = {}): Promise<void> {
  isWanted = true;
  for (const listener of listeners) listener();
  const { popToast } = await import("./toaster.tsx");
  popToast(text, options);
}

/** Mounted once; it loads when the first toast is shown. */
export function Toasts() {
  const wanted = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isWanted,
  );
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  );
}
