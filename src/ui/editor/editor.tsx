import { CircleCheck, Play } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { WorkspaceState } from "../../workspace/state.ts";
import { Button } from "../kit/button.tsx";
import { useCommands, useOpenWorkspace, useWorkspace } from "../kit/workspace-context.tsx";
import type { CodeEditor } from "./code-editor.tsx";
import styles from "./editor.module.css";
import { FileConflictBar } from "./file-conflict-bar.tsx";
import { FileTabs, panelId, tabId } from "./file-tabs.tsx";
import { loadCodeEditor } from "./load-code-editor.ts";
import { PlainCode } from "./plain-code.tsx";
import { useFileActions } from "./use-file-actions.ts";
import { useRunActions } from "./use-run-actions.ts";

/**
 * Region "Editor".
 * @param languageWorker gives the compiler's worker, which Monaco talks to as well; the same function at each rendering
 */
export function Editor({ languageWorker }: { readonly languageWorker: () => Worker }) {
  const activeFile = useWorkspace((state) => state.activeFile);
  const filesWithErrors = useWorkspace(useShallow(errorFiles));
  const commands = useCommands();
  const runAction = useRunActions();
  useFileActions();
  return (
    <section aria-label="Editor" className={styles["editor"]}>
      <header className={styles["bar"]}>
        <FileTabs
          active={activeFile}
          filesWithErrors={useMemo(() => new Set(filesWithErrors), [filesWithErrors])}
          onOpen={(file) => commands.openFile(file)}
        />
        <CompileStatus />
        {activeFile === "model.ts" ? null : (
          <Button
            size="small"
            className={styles["run"]}
            icon={runAction.label === "Run" ? <Play /> : <CircleCheck />}
            isBusy={runAction.isRunning}
            onClick={runAction.run}
          >
            {runAction.label}
          </Button>
        )}
      </header>
      <FileConflictBar />
      <div role="tabpanel" id={panelId} aria-labelledby={tabId(activeFile)} className={styles["panel"]}>
        <Code languageWorker={languageWorker} onRun={runAction.run} />
      </div>
    </section>
  );
}

/** Plain text at first, Monaco as soon as it is there. */
function Code({ languageWorker, onRun }: { readonly languageWorker: () => Worker; readonly onRun: () => void }) {
  const workspace = useOpenWorkspace();
  const [Monaco, setMonaco] = useState<typeof CodeEditor | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => {
    loadCodeEditor().then(
      (loaded) => setMonaco(() => loaded),
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    );
  }, []);
  return (
    <>
      {isDrawn ? null : <ActivePlainCode />}
      {failure === null ? null : (
        <p role="alert" className={styles["failure"]}>
          The editor could not be loaded: {failure}. Check the connection, then reload the page.
        </p>
      )}
      {Monaco === null ? null : (
        <Monaco workspace={workspace} languageWorker={languageWorker} onRun={onRun} onDrawn={() => setIsDrawn(true)} />
      )}
    </>
  );
}

function ActivePlainCode() {
  const file = useWorkspace(({ activeFile }) => activeFile);
  const text = useWorkspace(({ files }) => files[file]);
  return <PlainCode file={file} text={text} />;
}

function errorFiles({ diagnostics }: WorkspaceState) {
  return [...new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file))];
}

const statusWords = {
  waiting: "Compiling …",
  compiling: "Compiling …",
  ready: "Compiled",
  failed: "Has errors",
} as const;

function CompileStatus() {
  const status = useWorkspace(({ compileStatus }) => compileStatus);
  return (
    <p
      className={styles["status"]}
      data-status={status}
      data-tooltip={status === "failed" ? "The last good model stays in use" : undefined}
    >
      <span className={styles["statusText"]}>{statusWords[status]}</span>
    </p>
  );
}
