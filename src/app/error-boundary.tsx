import { Component, type ReactNode } from "react";
import { Button } from "../ui/kit/button.tsx";
import styles from "./app.module.css";

interface Props {
  readonly children: ReactNode;
  /** Saves all of the open workspace to a file. */
  readonly onRescue: () => Promise<void>;
}

/** When drawing the page fails, the work is still there: it can be saved to a file before anything else. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override readonly state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className={styles["failure"]}>
        <h1>The page could not be drawn</h1>
        <p>
          This is a fault of the page, not of your model. What you stored is safe; save it to a file if you like, then
          reload.
        </p>
        <pre>{error.message}</pre>
        <div className={styles["failureButtons"]}>
          <Button onClick={() => void this.props.onRescue()}>Save the workspace to a file</Button>
          <Button variant="primary" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </div>
      </main>
    );
  }
}
