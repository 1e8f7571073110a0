import type { SourcePlace } from "../../document/source.ts";
import type { Problem } from "../../workspace/state.ts";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import "./problems.css";

/** Region "Problems": what the compiler found, and where user code stopped. */
export function Problems() {
  const problems = useWorkspace((state) => state.problems);
  return (
    <section aria-label="Problems" className="problems">
      <header className="problems-bar">
        <h2 className="problems-title">Problems</h2>
        {problems.length === 0 ? null : <span className="problems-count">{problems.length}</span>}
      </header>
      {problems.length === 0 ? (
        <p className="problems-empty">None. What is wrong with the code, or stops it, will be listed here.</p>
      ) : (
        <ul className="problems-list">
          {problems.map((problem, index) => (
            // Problems have no identity, and the list is made anew by each compilation.
            <ProblemItem key={index} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ProblemItem({ problem: { severity, source, message, place, stack } }: { readonly problem: Problem }) {
  const callers = stack.filter((frame) => place === null || frame.line !== place.line || frame.file !== place.file);
  return (
    <li className="problem" data-severity={severity} data-source={source}>
      <PlaceButton place={place}>
        <span className="problem-kind">
          {source === "run" ? "Stopped" : severity === "error" ? "Error" : "Warning"}
        </span>
        <span className="problem-message">{message}</span>
        {place === null ? null : <span className="problem-place">{placeText(place)}</span>}
      </PlaceButton>
      {callers.length === 0 ? null : (
        <ol className="problem-stack" aria-label="Called from">
          {callers.map((frame, index) => (
            <li key={index}>
              <PlaceButton place={frame}>
                {frame.function === "" ? null : <span className="problem-function">{frame.function}</span>}
                <span className="problem-place">{placeText(frame)}</span>
              </PlaceButton>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function PlaceButton({ place, children }: { readonly place: SourcePlace | null; readonly children: React.ReactNode }) {
  const commands = useCommands();
  if (place === null) return <div className="problem-line">{children}</div>;
  const { file, line, column } = place;
  return (
    <button type="button" className="problem-line" onClick={() => commands.revealPlace({ file, line, column })}>
      {children}
    </button>
  );
}

/** "model.ts 12:5" */
function placeText({ file, line, column }: SourcePlace): string {
  return `${file} ${line}:${column}`;
}
