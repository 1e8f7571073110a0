import { useLayoutEffect, useRef } from "react";
import type { ConsoleEntry } from "../../workspace/state.ts";
import { useAction } from "../kit/actions.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import "./console.css";

/** Region "Console": the steps of a scenario as `In [n]` and `Out [n]`, what code logged, and how the specs went. */
export function Console() {
  const entries = useWorkspace((state) => state.console);
  const commands = useCommands();
  const clear = () => commands.clearConsole();
  const isEmpty = entries.length === 0;
  useAction({
    id: "console.clear",
    name: "Clear the console",
    group: "Console",
    isDisabled: isEmpty,
    run: clear,
  });
  return (
    <section aria-label="Console" className="console">
      <header className="console-bar">
        <h2 className="console-title">Console</h2>
        <button type="button" className="button console-clear" disabled={isEmpty} onClick={clear}>
          Clear
        </button>
      </header>
      {isEmpty ? (
        <p className="console-empty">
          Nothing yet. Run a scenario, check the specs, or write <code>console.log</code> in the model.
        </p>
      ) : (
        <Entries entries={entries} />
      )}
    </section>
  );
}

function Entries({ entries }: { readonly entries: readonly ConsoleEntry[] }) {
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  // At each rendering the newest entry comes into view, unless a person has scrolled back to read.
  useLayoutEffect(() => {
    if (isAtEnd.current && list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  });
  return (
    <ol
      ref={list}
      role="log"
      aria-label="Console output"
      tabIndex={0}
      className="console-entries"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 8;
      }}
    >
      {entries.map((entry, index) => (
        // Entries are only ever added at the end.
        <Entry key={index} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry: { kind, number, text, place } }: { readonly entry: ConsoleEntry }) {
  const commands = useCommands();
  return (
    <li className="console-entry" data-kind={kind}>
      <span className="console-label">{labelOf(kind, number)}</span>
      <pre className="console-text">{text}</pre>
      {place === null ? null : (
        <button type="button" className="console-place" onClick={() => commands.revealPlace(place)}>
          {place.file} {place.line}:{place.column}
        </button>
      )}
    </li>
  );
}

function labelOf(kind: ConsoleEntry["kind"], number: number): string {
  switch (kind) {
    case "input":
      return `In [${number}]`;
    case "output":
      return `Out [${number}]`;
    case "error":
      return "Error";
    case "log":
      return "Log";
    case "passed":
      return "Passed";
    case "failed":
      return "Failed";
    case "left out":
      return "Left out";
  }
}
