import { CircleX, OctagonX, TriangleAlert } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import type { SourcePlace } from "../../document/source.ts";
import type { Problem } from "../../workspace/state.ts";
import { Badge } from "../kit/badge.tsx";
import { EmptyPlace } from "../kit/empty-place.tsx";
import { Panel } from "../kit/panel.tsx";
import { usePanes } from "../kit/panes.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./problems.module.css";

/** Region "Problems": what the compiler found, and where user code stopped. */
export function Problems() {
  const problems = useWorkspace((state) => state.problems);
  const { suggest } = usePanes();
  const hasProblems = problems.length > 0;
  useEffect(() => {
    if (hasProblems) suggest("Problems");
  }, [hasProblems, suggest]);
  const count = problems.length === 0 ? null : <Badge tone="rejected">{problems.length}</Badge>;
  return (
    <Panel title="Problems" actions={count} isFlush isQuiet={!hasProblems}>
      {problems.length === 0 ? (
        <EmptyPlace title="No problems">What is wrong with the code, or stops it, is listed here.</EmptyPlace>
      ) : (
        <ul className={styles["list"]}>
          {problems.map((problem, index) => (
            // Problems have no identity, and the list is made anew by each compilation.
            <ProblemItem key={index} problem={problem} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ProblemItem({ problem }: { readonly problem: Problem }) {
  const { severity, message, place, stack } = problem;
  const { icon, word } = kindOf(problem);
  const callers = stack.filter((frame) => frame.line !== place?.line || frame.file !== place.file);
  return (
    <li>
      <PlaceButton place={place}>
        <span className={styles["kind"]} data-severity={severity}>
          {icon}
          {word}
        </span>
        <span className={styles["message"]}>{message}</span>
        {place === null ? null : <span className={styles["place"]}>{placeText(place)}</span>}
      </PlaceButton>
      {callers.length === 0 ? null : (
        <ol className={styles["stack"]} aria-label="Called from">
          {callers.map((frame, index) => (
            <li key={index}>
              <PlaceButton place={frame}>
                <span className={styles["function"]}>{frame.function === "" ? "top of the file" : frame.function}</span>
                <span className={styles["place"]}>{placeText(frame)}</span>
              </PlaceButton>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

/** One line; where it leads somewhere, a button that moves the cursor there. */
function PlaceButton({ place, children }: { readonly place: SourcePlace | null; readonly children: ReactNode }) {
  const commands = useCommands();
  if (place === null) return <div className={styles["line"]}>{children}</div>;
  const { file, line, column } = place;
  return (
    <button type="button" className={styles["line"]} onClick={() => commands.revealPlace({ file, line, column })}>
      {children}
    </button>
  );
}

function kindOf({ source, severity }: Problem): { readonly icon: ReactNode; readonly word: string } {
  if (source === "run") return { icon: <OctagonX aria-hidden />, word: "Stopped" };
  return severity === "error"
    ? { icon: <CircleX aria-hidden />, word: "Error" }
    : { icon: <TriangleAlert aria-hidden />, word: "Warning" };
}

/** "model.ts 12:5" */
function placeText({ file, line, column }: SourcePlace): string {
  return `${file} ${line}:${column}`;
}
