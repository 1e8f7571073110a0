import { showToast } from "../kit/toast.tsx";

/** Into the clipboard, and says so. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    await showToast(done, { tone: "success" });
  } catch (error) {
    // The browser refuses the clipboard: the text can still be selected by hand.
    if (!(error instanceof DOMException)) throw error;
    await showToast("The browser did not allow copying. Select the link and copy it yourself.", { tone: "error" });
  }
}
