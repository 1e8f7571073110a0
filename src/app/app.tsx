import { useEffect, useMemo } from "react";
import { useStore } from "zustand/react";
import { Console } from "../ui/console/console.tsx";
import { Editor } from "../ui/editor/editor.tsx";
import { Header } from "../ui/header/header.tsx";
import { ActionsProvider } from "../ui/kit/actions.tsx";
import { Toasts } from "../ui/kit/toast.tsx";
import { Tooltips } from "../ui/kit/tooltips.tsx";
import { WorkspaceProvider } from "../ui/kit/workspace-context.tsx";
import { WorkspacesProvider } from "../ui/kit/workspaces-context.tsx";
import { Problems } from "../ui/problems/problems.tsx";
import { Shell } from "../ui/shell/shell.tsx";
import { StatusBar } from "../ui/status/status-bar.tsx";
import type { Workspace } from "../workspace/state.ts";
import { CommandLimitActions } from "./command-limit-actions.tsx";
import type { Parts } from "./compose.ts";
import { Embed } from "./embed.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import type { Keeping } from "./keeping.ts";
import { exportKinds } from "./exports.ts";
import { bindKeys } from "./key-bindings.ts";
import { Notices } from "./notices.tsx";
import { openFile, saveToFile } from "./workspace-files.ts";
import { wholeWorkspace, type ReadWhole } from "./whole-workspace.ts";
import { startingPoints } from "./starting-points.ts";
import { useSharing } from "./use-sharing.tsx";
import { aggregatesPane, inspectorPane, picturePane, timelinePane } from "./panes.tsx";
import { useLeavingGuard, usePageTitle, useRemovedToast } from "./page-effects.ts";

/** The page. Until the last workspace is open, what index.html shows stays. */
export function App({ parts }: { readonly parts: Parts }) {
  const workspace = useStore(parts.workspaces, ({ open }) => open);
  useEffect(() => bindKeys(window, parts.actions), [parts]);
  useRemovedToast(parts.workspaces);
  if (workspace === null) return null;
  return (
    <ActionsProvider registry={parts.actions}>
      <WorkspacesProvider workspaces={parts.workspaces}>
        <WorkspaceProvider workspace={workspace}>
          <ErrorBoundary key={workspace.getState().summary.id} onRescue={() => saveWhole(parts, workspace)}>
            {parts.isEmbedded ? (
              <Embed parts={parts} workspace={workspace} />
            ) : (
              <Page parts={parts} workspace={workspace} />
            )}
          </ErrorBoundary>
        </WorkspaceProvider>
      </WorkspacesProvider>
      <Tooltips />
      <Toasts />
    </ActionsProvider>
  );
}

function wholeOf({ workspaces, longWork }: Parts, workspace: Workspace): ReadWhole {
  return wholeWorkspace(workspace, workspaces.commands, longWork);
}

async function saveWhole(parts: Parts, workspace: Workspace): Promise<void> {
  const whole = await wholeOf(parts, workspace)({ isCodeEnough: true });
  if (whole !== null) await saveToFile(whole, parts.longWork);
}

function Page({ parts, workspace }: { readonly parts: Parts; readonly workspace: Workspace }) {
  const appearance = useStore(parts.appearance);
  const { keeping } = useStore(parts.keeping);
  const points = useMemo(() => startingPoints(parts), [parts]);
  const exports = useMemo(() => exportKinds(wholeOf(parts, workspace), parts.longWork), [parts, workspace]);
  const share = useSharing(workspace, () => void saveWhole(parts, workspace));
  usePageTitle(workspace);
  useLeavingGuard(workspace);
  useEffect(() => void parts.lessonProgress.show(workspace), [parts, workspace]);
  return (
    <>
      <Shell
        isProjector={appearance.isProjector}
        firstTab={hasComeWithHistory(workspace) ? "Timeline" : "Aggregates"}
        header={
          <Header
            examples={points.examples}
            lessons={points.lessons}
            exports={exports}
            onImport={(file) => void openFile(file, parts.workspaces, parts.longWork)}
            onShare={share.open}
            appearance={appearance}
          />
        }
        notices={<Notices parts={parts} beginLesson={points.beginLesson} />}
        status={<StatusBar>{keepingWords[keeping]}</StatusBar>}
        editor={<Editor languageWorker={parts.languageWorker} />}
        problems={<Problems />}
        console={<Console />}
        aggregates={aggregatesPane}
        timeline={timelinePane}
        inspector={inspectorPane}
        picture={picturePane}
      />
      <CommandLimitActions limit={parts.commandLimit} />
      {share.dialog}
    </>
  );
}

/** A snapshot's events are there before its code is. */
function hasComeWithHistory(workspace: Workspace): boolean {
  const { isSnapshot, lastEntry } = workspace.getState();
  return isSnapshot && lastEntry > 0;
}

const keepingWords: Readonly<Record<Keeping, string | null>> = {
  kept: "Kept in this browser",
  "best effort": "Kept until the browser needs the space: export what matters",
  memory: "In memory only: export what matters",
  "nothing yet": null,
};
