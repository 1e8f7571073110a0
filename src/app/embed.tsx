import { Code, ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { Console } from "../ui/console/console.tsx";
import { Editor } from "../ui/editor/editor.tsx";
import { ReadOnlyCode } from "../ui/editor/read-only-code.tsx";
import { Button } from "../ui/kit/button.tsx";
import { useWorkspace } from "../ui/kit/workspace-context.tsx";
import { DamagedLink } from "../ui/share/shared-snapshot.tsx";
import type { Workspace } from "../workspace/state.ts";
import type { Parts } from "./compose.ts";
import styles from "./embed.module.css";
import { bareInspectorPane, bareTimelinePane } from "./panes.tsx";

/** What a link holds, in a frame of somebody else's page: timeline, state and stepping; the code when it is asked for. */
export function Embed({ parts, workspace }: { readonly parts: Parts; readonly workspace: Workspace }) {
  const { title } = useStore(workspace, ({ summary }) => summary);
  const damaged = useStore(parts.links, (state) => state.damaged);
  // Where nothing has happened yet, the code is all that there is to see.
  const [isCodeShown, setIsCodeShown] = useState(() => workspace.getState().lastEntry === 0);
  useEffect(() => {
    if (isCodeShown && damaged === null) parts.code.want();
  }, [parts, isCodeShown, damaged]);
  return (
    <div className={styles["embed"]}>
      <header className={styles["head"]}>
        <h1 className={styles["title"]}>{damaged === null ? title : "Aggregate Playground"}</h1>
        {damaged === null && (
          <Button
            size="small"
            icon={<Code aria-hidden />}
            aria-pressed={isCodeShown}
            onClick={() => setIsCodeShown(!isCodeShown)}
          >
            Code
          </Button>
        )}
        <a className={styles["link"]} href={wholeAddress()} target="_blank" rel="noreferrer">
          <span>
            Open<span className={styles["where"]}> in Aggregate Playground</span>
          </span>
          <ExternalLink aria-hidden />
        </a>
      </header>
      {damaged === null ? (
        // Named: the page around the frame has a main part of its own.
        <main aria-label={`${title} in Aggregate Playground`} className={styles["panes"]} data-code={isCodeShown}>
          {isCodeShown && <CodePane parts={parts} />}
          <div className={styles["timeline"]}>{bareTimelinePane}</div>
          <div className={styles["inspector"]}>{bareInspectorPane}</div>
        </main>
      ) : (
        <main aria-label="Aggregate Playground" className={styles["damaged"]}>
          <DamagedLink {...damaged} onClose={null} />
        </main>
      )}
    </div>
  );
}

/** The editor, and under a scenario or specs what they say. */
function CodePane({ parts }: { readonly parts: Parts }) {
  const file = useWorkspace((state) => state.activeFile);
  // A frame that was given no origin may start no worker, and so has neither editor nor compiler.
  const canEdit = self.origin !== "null";
  return (
    <div className={styles["code"]}>
      {canEdit ? <Editor languageWorker={parts.languageWorker} /> : <ReadOnlyCode />}
      {canEdit && file !== "model.ts" && <Console />}
    </div>
  );
}

/** The same address, as a page of its own. */
function wholeAddress(): string {
  const { origin, pathname, hash } = new URL(window.location.href);
  return `${origin}${pathname}${hash}`;
}
