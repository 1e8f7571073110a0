import { Play } from "lucide-react";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { ConsoleEntry } from "../../workspace/state.ts";
import { useAction } from "../kit/actions.tsx";
import { Button } from "../kit/button.tsx";
import { EmptyPlace } from "../kit/empty-place.tsx";
import { Panel } from "../kit/panel.tsx";
import { usePanes } from "../kit/panes.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./console.module.css";

/** Region "Console": the steps of a scenario as `In [n]` and `Out [n]`, what code logged, and how the specs went. */
export function Console() {
  const entries = useWorkspace((state) => state.console);
  const commands = useCommands();
  const clear = () => commands.clearConsole();
  const isEmpty = entries.length === 0;
  const { suggest } = usePanes();
  useEffect(() => {
    if (!isEmpty) suggest("Console");
  }, [isEmpty, suggest]);
  useAction({
    id: "console.clear",
    name: "Clear the console",
    group: "Console",
    isDisabled: isEmpty,
    run: clear,
  });
  return (
    <Panel
      title="Console"
      isFlush
      isQuiet={isEmpty}
      actions={
        <Button variant="quiet" size="small" disabled={isEmpty} onClick={clear}>
          Clear
        </Button>
      }
    >
      {isEmpty ? (
        <EmptyPlace
          title="Nothing yet"
          action={
            <Button size="small" icon={<Play aria-hidden />} onClick={() => void commands.runScenario()}>
              Start the scenario
            </Button>
          }
        >
          Run a scenario, check the specs, or write <code>console.log</code> in the code.
        </EmptyPlace>
      ) : (
        <Entries entries={entries} />
      )}
    </Panel>
  );
}

function Entries({ entries }: { readonly entries: readonly ConsoleEntry[] }) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  /** Where the list was put last: when it stands above that, a person scrolled back and the event is still on its way. */
  const shownAt = useRef(0);
  // The newest entry stays in view, after each rendering and each change of size, unless a person has scrolled back.
  const showNewest = () => {
    const list = box.current;
    if (list === null || !isAtEnd.current) return;
    list.scrollTop = list.scrollHeight;
    shownAt.current = list.scrollTop;
  };
  useLayoutEffect(() => {
    if (box.current !== null && box.current.clientHeight > 0 && box.current.scrollTop < shownAt.current - 8)
      isAtEnd.current = false;
    showNewest();
  });
  useEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(showNewest);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      role="log"
      aria-label="Console output"
      tabIndex={0}
      className={styles["entries"]}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        // A hidden list is at no place at all.
        if (clientHeight > 0) isAtEnd.current = scrollHeight - scrollTop - clientHeight < 8;
      }}
    >
      <ol>
        {entries.map((entry, index) => (
          // Entries are only ever added at the end.
          <Entry key={index} entry={entry} />
        ))}
      </ol>
    </div>
  );
}

function Entry({ entry: { kind, number, text, place } }: { readonly entry: ConsoleEntry }) {
  const commands = useCommands();
  return (
    <li className={styles["entry"]} data-kind={kind}>
      <span className={styles["label"]}>{labelOf(kind, number)}</span>
      <pre className={styles["text"]}>{text}</pre>
      {place === null || kind === "input" ? null : (
        <button type="button" className={styles["place"]} onClick={() => commands.revealPlace(place)}>
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
