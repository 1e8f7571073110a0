import { ChevronDown, ChevronUp, Sparkles, X } from "lucide-react";
import { useState } from "react";
import { counted } from "../../workspace/outcome-words.ts";
import type { StreamUnderNewCode, WhatIf } from "../../workspace/state.ts";
import { ActionButton } from "../kit/action-button.tsx";
import { Button } from "../kit/button.tsx";
import { commandLabel } from "../kit/command-label.ts";
import { compactValue } from "../kit/compact-value.ts";
import { eventName } from "../kit/event-name.ts";
import { IconButton } from "../kit/icon-button.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./lab.module.css";
import { summaryOf } from "./what-if-words.ts";

/** Region "What if": what the edited model makes of the stored events. Nothing stored has changed. */
export function WhatIfBar() {
  const whatIf = useWorkspace((state) => state.whatIf ?? null);
  return whatIf === null ? null : <Found whatIf={whatIf} />;
}

function Found({ whatIf }: { readonly whatIf: WhatIf }) {
  const { dismissWhatIf } = useCommands();
  const [isWide, setIsWide] = useState(false);
  return (
    <section aria-label="What if" className={styles["bar"]}>
      <div className={styles["head"]}>
        <Sparkles aria-hidden className={styles["icon"]} />
        <p className={styles["words"]} aria-live="polite">
          <strong>What if?</strong> {summaryOf(whatIf)}{" "}
          <span className={styles["quiet"]}>Nothing stored has changed.</span>
        </p>
        <ActionButton
          action={{ group: "Labs", name: isWide ? "Hide the details of what if" : "Show the details of what if" }}
          size="small"
          icon={isWide ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          aria-expanded={isWide}
          onClick={() => setIsWide(!isWide)}
        >
          Details
        </ActionButton>
        <IconButton
          size="small"
          label="Dismiss"
          action={{ group: "Labs", name: "Dismiss what if" }}
          icon={<X aria-hidden />}
          onClick={dismissWhatIf}
        />
      </div>
      {isWide && (
        <div className={styles["details"]}>
          {whatIf.streams.map((stream) => (
            <Aggregate key={stream.stream} {...stream} />
          ))}
        </div>
      )}
    </section>
  );
}

/** Further ones are counted: a list of hundreds tells no more than its beginning. */
const shownLines = 8;

function Aggregate({ stream, name, misfits, differing, refused, accepted }: StreamUnderNewCode) {
  const { select } = useCommands();
  const changes = differing.flatMap(({ version, changes: each }) => each.map((change) => ({ ...change, version })));
  return (
    <section aria-label={name} className={styles["aggregate"]}>
      <h2>{name}</h2>
      {misfits.length > 0 && (
        <ul>
          {misfits.slice(0, shownLines).map(({ position, type, reason }) => (
            <li key={position}>
              <strong>
                {eventName(type)} at position {position}
              </strong>{" "}
              no longer applies: {reason}
            </li>
          ))}
          <More of={misfits.length} />
        </ul>
      )}
      {refused.length + accepted.length > 0 && (
        <ul>
          {refused.slice(0, shownLines).map(({ command, version, reason }) => (
            <li key={`${version} ${commandLabel(command)}`}>
              <code>{commandLabel(command)}</code>, which made version {version}, would be refused: {reason}
            </li>
          ))}
          <More of={refused.length} />
          {accepted.slice(0, shownLines).map(({ command, reason }, index) => (
            // The same command may have been refused several times.
            <li key={`${index} ${commandLabel(command)}`}>
              <code>{commandLabel(command)}</code> would be accepted; it was refused: {reason}
            </li>
          ))}
          <More of={accepted.length} />
        </ul>
      )}
      {changes.length > 0 && (
        <ul>
          {changes.slice(0, shownLines).map(({ version, path, before, after }) => (
            <li key={`${version} ${path}`} className={styles["change"]}>
              <Button size="small" variant="quiet" onClick={() => select({ stream, version, tab: "State" })}>
                version {version}
              </Button>
              <code>{path}</code>
              <span>
                <del>{compactValue(before, 40)}</del> → <ins>{compactValue(after, 40)}</ins>
              </span>
            </li>
          ))}
          <More of={changes.length} />
        </ul>
      )}
    </section>
  );
}

function More({ of }: { readonly of: number }) {
  return of > shownLines ? <li className={styles["quiet"]}>and {counted(of - shownLines, "more", "more")}</li> : null;
}
