import { Diff, GitBranch } from "lucide-react";
import { lazy, Suspense, useState, type ReactNode } from "react";
import type { TimelineEntry } from "../../store/workspace-store.ts";
import { ActionButton } from "../kit/action-button.tsx";
import { Button } from "../kit/button.tsx";
import { commandLabel } from "../kit/command-label.ts";
import { EmptyPlace } from "../kit/empty-place.tsx";
import { KindMark } from "../kit/kind-mark.tsx";
import { useCommands } from "../kit/workspace-context.tsx";
import type { Inspected } from "./inspected.ts";
import { Refusal } from "./refusal.tsx";
import { entryTitle } from "./entry-title.ts";
import { useShownState } from "./shown-state.ts";
import { useIdentify } from "./use-identify.ts";
import { useSave } from "./use-save.ts";
import { useStates } from "./use-states.ts";
import { FirstSteps } from "./first-steps.tsx";
import styles from "./inspector.module.css";

const DiffView = lazy(async () => ({ default: (await import("./diff-view.tsx")).DiffView }));

/** What the selected event, or the save that it belongs to, made different. */
export function ChangesTab({ inspected }: { readonly inspected: Inspected }) {
  if (inspected.kind === "entry") {
    const { entry } = inspected;
    if (entry.kind === "rejected") return <Refusal entry={entry} />;
    if (entry.stream !== null) return <ChangesOfEntry key={entry.number} entry={entry} stream={entry.stream} />;
  }
  if (inspected.kind === "pending") return <PendingChanges inspected={inspected} />;
  return <ChangesOfVersion />;
}

function ChangesOfEntry({ entry, stream }: { readonly entry: TimelineEntry; readonly stream: string }) {
  const save = useSave(entry);
  const [isWholeSave, setIsWholeSave] = useState(false);
  const commands = useCommands();
  if (save === null) return null;
  const isLong = save.firstVersion !== save.lastVersion;
  const [first, last] = isWholeSave ? [save.firstVersion, save.lastVersion] : [entry.version, entry.version];
  return (
    <Changes
      title={entry.command === null ? entryTitle(entry) : commandLabel(entry.command)}
      caption={versionsCaption(first, last)}
      stream={stream}
      before={first - 1}
      after={last}
    >
      <div className={styles["saved"]} role="group" aria-label="Events of this save">
        {save.entries.map((each) => (
          <button
            key={each.number}
            type="button"
            className={styles["savedEvent"]}
            aria-pressed={each.number === entry.number}
            onClick={() => commands.select({ entry: each.number })}
          >
            <KindMark kind={each.kind} /> {entryTitle(each)}
          </button>
        ))}
        <Button
          size="small"
          variant="quiet"
          icon={<GitBranch aria-hidden />}
          data-tooltip="Makes a branch without this command, and gives the later ones again"
          onClick={() => void commands.branchWithout(entry.number)}
        >
          What if it had never happened?
        </Button>
        {isLong ? (
          <ActionButton
            action={{ group: "Inspector", name: "Show the changes of the whole save" }}
            size="small"
            aria-pressed={isWholeSave}
            onClick={() => setIsWholeSave(!isWholeSave)}
          >
            Whole save
          </ActionButton>
        ) : null}
      </div>
    </Changes>
  );
}

function versionsCaption(first: number, last: number): string {
  if (first === 0 && last === 0) return "version 0: everything is new";
  return first === last ? `version ${first - 1} → version ${first}` : `version ${first - 1} → version ${last}`;
}

interface ChangesProps {
  readonly title: string;
  readonly caption: string;
  readonly stream: string;
  readonly before: number;
  readonly after: number;
  readonly children?: ReactNode;
}

function Changes({ title, caption, stream, before, after, children }: ChangesProps) {
  const states = useStates(stream, before, after);
  const identify = useIdentify();
  return (
    <div className={styles["scroll"]}>
      <div className={styles["summary"]}>
        <code>{title}</code>
        <span className={styles["quiet"]}>{caption}</span>
      </div>
      {children}
      {states === null ? null : (
        <Suspense>
          <DiffView
            before={states.before ?? {}}
            after={states.after ?? {}}
            identify={identify}
            empty="The state is the same as before: nothing but the event was added."
          />
        </Suspense>
      )}
    </div>
  );
}

/** No event is selected: the change that led to the version shown. */
function ChangesOfVersion() {
  const shown = useShownState();
  const identify = useIdentify();
  if (shown === null || (shown.version < 0 && !shown.hasPending)) {
    return (
      <EmptyPlace icon={<Diff />} title="No change selected" action={<FirstSteps wants="event" />}>
        <p>
          Select an event in the timeline: what it made different in the aggregate’s state stands here, field by field.
        </p>
      </EmptyPlace>
    );
  }
  return (
    <div className={styles["scroll"]}>
      <div className={styles["summary"]}>
        <strong>{shown.name}</strong>
        <span className={styles["quiet"]}>
          {shown.hasPending ? "changes that are not saved yet" : versionsCaption(shown.version, shown.version)}
        </span>
      </div>
      <Suspense>
        <DiffView
          before={shown.before ?? {}}
          after={shown.state}
          identify={identify}
          empty="The state did not change."
        />
      </Suspense>
    </div>
  );
}

function PendingChanges({ inspected }: { readonly inspected: Extract<Inspected, { kind: "pending" }> }) {
  const identify = useIdentify();
  const { image } = inspected;
  return (
    <div className={styles["scroll"]}>
      <div className={styles["summary"]}>
        <strong>Everything that is pending</strong>
        <span className={styles["quiet"]}>not stored yet: “Save” makes one version of it</span>
      </div>
      <Suspense>
        <DiffView
          before={image.record?.state ?? {}}
          after={image.state}
          identify={identify}
          empty="The state did not change."
        />
      </Suspense>
    </div>
  );
}
