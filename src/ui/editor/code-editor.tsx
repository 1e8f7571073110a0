import { useEffect, useEffectEvent, useRef } from "react";
import type { Workspace, WorkspaceState } from "../../workspace/state.ts";
import styles from "./editor.module.css";
import { codeMetrics } from "./code-metrics.ts";
import { setUpLanguage } from "./monaco/language-setup.ts";
import { type Failure, MountedEditor } from "./monaco/mounted-editor.ts";
import { applyPageTheme, onLooksChange } from "./monaco/theme.ts";
import { onTouchChange } from "./touch.ts";

/**
 * Monaco, bound to the open workspace. It follows the workspace's store directly and not through rendering: while a
 * person types, a rendered text may be older than the typed one.
 */
export function CodeEditor({
  workspace,
  languageWorker,
  onRun,
  onDrawn,
}: {
  readonly workspace: Workspace;
  readonly languageWorker: () => Worker;
  readonly onRun: () => void;
  /** The code is on the screen. */
  readonly onDrawn: () => void;
}) {
  const container = useRef<HTMLDivElement>(null);
  const run = useEffectEvent(onRun);
  const drawn = useEffectEvent(onDrawn);

  useEffect(() => {
    if (container.current === null) return;
    setUpLanguage(languageWorker);
    const unbind = bindEditor(container.current, workspace, () => run());
    // Monaco draws in the next frame.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => drawn()));
    return () => {
      cancelAnimationFrame(frame);
      unbind();
    };
  }, [workspace, languageWorker]);

  return <div ref={container} className={styles["monaco"]} />;
}

/** @returns the function that takes the editor away again */
function bindEditor(container: HTMLElement, workspace: Workspace, onRun: () => void): () => void {
  applyPageTheme(container);
  const { files, activeFile, diagnostics, problems, reveal } = workspace.getState();
  const editor = new MountedEditor(container, files, activeFile, codeMetrics(container), {
    onEdit: (file, text) => workspace.commands.editFile(file, text),
    onRun,
    onGoTo: (place) => workspace.commands.revealPlace(place),
  });
  editor.setDiagnostics(diagnostics);
  editor.setFailures(failuresOf(problems));
  if (reveal?.file === activeFile) editor.reveal(reveal);

  const unsubscribe = workspace.subscribe((state, previous) => follow(editor, state, previous));
  const stopLooks = onLooksChange(() => {
    applyPageTheme(container);
    editor.setOptions(codeMetrics(container));
  });
  const stopTouch = onTouchChange((isTouch) => editor.setOptions({ readOnly: isTouch, domReadOnly: isTouch }));
  return () => {
    stopTouch();
    stopLooks();
    unsubscribe();
    editor.dispose();
  };
}

function follow(editor: MountedEditor, state: WorkspaceState, previous: WorkspaceState): void {
  if (state.files !== previous.files) {
    editor.setText("model.ts", state.files["model.ts"]);
    editor.setText("scenario.ts", state.files["scenario.ts"]);
    editor.setText("specs.ts", state.files["specs.ts"]);
  }
  editor.showFile(state.activeFile);
  if (state.diagnostics !== previous.diagnostics) editor.setDiagnostics(state.diagnostics);
  if (state.problems !== previous.problems) editor.setFailures(failuresOf(state.problems));
  if (state.reveal !== null && state.reveal.serial !== previous.reveal?.serial) {
    editor.reveal(state.reveal);
    editor.focus();
  }
}

function failuresOf(problems: WorkspaceState["problems"]): readonly Failure[] {
  return problems.flatMap(({ source, place, message }) =>
    source === "run" && place !== null ? [{ place, message }] : [],
  );
}
