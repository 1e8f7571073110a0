import { toast, Toaster } from "sonner";
import type { ToastOptions } from "./toast.tsx";
import styles from "./toaster.module.css";

export function PageToaster() {
  return (
    <Toaster
      position="bottom-center"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: styles["toast"] ?? "",
          description: styles["description"] ?? "",
          actionButton: styles["action"] ?? "",
          error: styles["error"] ?? "",
          success: styles["success"] ?? "",
        },
      }}
    />
  );
}

export function popToast(text: string, { tone = "neutral", description, action, duration = 6000 }: ToastOptions): void {
  const show = tone === "error" ? toast.error : tone === "success" ? toast.success : toast;
  show(text, {
    duration,
    ...(description === undefined ? {} : { description }),
    ...(action === undefined ? {} : { action: { label: action.name, onClick: action.run } }),
  });
}
