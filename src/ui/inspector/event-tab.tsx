import { FileJson2 } from "lucide-react";
import type { TimelineEntry } from "../../store/workspace-store.ts";
import { Badge } from "../kit/badge.tsx";
import { EmptyPlace } from "../kit/empty-place.tsx";
import { KindMark, type EventKind } from "../kit/kind-mark.tsx";
import { eventName } from "../kit/event-name.ts";
import { entryTitle } from "./entry-title.ts";
import { FieldTable } from "./field-table.tsx";
import type { Inspected } from "./inspected.ts";
import { isSameJson } from "./json-children.ts";
import { Recorded } from "./recorded.tsx";
import { Refusal } from "./refusal.tsx";
import { useSave } from "./use-save.ts";
import { useStates } from "./use-states.ts";
import { FirstSteps } from "./first-steps.tsx";
import styles from "./inspector.module.css";

/** Payload and metadata of the selected event. */
export function EventTab({ inspected }: { readonly inspected: Inspected }) {
  switch (inspected.kind) {
    case "entry":
      return inspected.entry.message === null ? (
        <Refusal entry={inspected.entry} />
      ) : (
        <StoredEvent entry={inspected.entry} />
      );
    case "pending":
    case "published":
      return <UnstoredEvent kind={inspected.kind} event={inspected.event} />;
    case "nothing":
      return (
        <EmptyPlace icon={<FileJson2 />} title="No event selected" action={<FirstSteps wants="event" />}>
          <p>Select a row of the timeline: the event’s payload and metadata stand here.</p>
        </EmptyPlace>
      );
  }
}

function StoredEvent({ entry }: { readonly entry: TimelineEntry }) {
  const save = useSave(entry);
  const { message, version } = entry;
  if (message === null) return null;
  const deltas = save?.entries.filter(({ kind }) => kind === "delta") ?? [];
  const fact = save?.entries.find(({ kind }) => kind === "fact");
  const isPair = deltas.length > 0 && fact !== undefined && entry.kind !== "snapshot";
  return (
    <div className={styles["scroll"]} role="group" aria-label="Event" tabIndex={0}>
      <div className={styles["summary"]}>
        <KindMark kind={entry.kind} />
        <strong>{entryTitle(entry)}</strong>
        <Badge title="Version of the aggregate">{`version ${version}`}</Badge>
        <Badge title="Position in its stream, counted from 0">{`position ${message.position}`}</Badge>
        <Badge title="Position among all events, counted from 1">{`# ${message.globalPosition}`}</Badge>
      </div>
      {isPair ? (
        <SideBySide entry={entry} deltas={deltas} fact={fact} />
      ) : (
        <div className={styles["tables"]}>
          <Payload entry={entry} />
        </div>
      )}
      <div className={styles["tables"]}>
        <FieldTable caption="Metadata" fields={Object.entries(message.metadata)} />
        <Recorded entry={entry} />
      </div>
    </div>
  );
}

interface SideBySideProps {
  readonly entry: TimelineEntry;
  readonly deltas: readonly TimelineEntry[];
  readonly fact: TimelineEntry;
}

/** One save told twice: by its deltas, what changed, and by its fact, what is since then. */
function SideBySide({ entry, deltas, fact }: SideBySideProps) {
  const changed = useChangedFields(fact);
  return (
    <div className={styles["pair"]}>
      <div className={styles["half"]} data-current={entry.kind === "delta"}>
        <h3>
          <KindMark kind="delta" isPlain /> says what changed
        </h3>
        {deltas.map((delta) => (
          <Payload key={delta.number} entry={delta} isCurrent={delta.number === entry.number} />
        ))}
      </div>
      <div className={styles["half"]} data-current={entry.kind === "fact"}>
        <h3>
          <KindMark kind="fact" isPlain /> says what is now
        </h3>
        <Payload entry={fact} isCurrent={fact.number === entry.number} marked={changed} />
      </div>
    </div>
  );
}

interface PayloadProps {
  readonly entry: TimelineEntry;
  readonly isCurrent?: boolean;
  readonly marked?: ReadonlySet<string>;
}

function Payload({ entry, isCurrent = true, marked }: PayloadProps) {
  const caption = isCurrent ? `Payload of ${entryTitle(entry)}` : entryTitle(entry);
  return (
    <FieldTable
      caption={caption}
      fields={Object.entries(entry.message?.data ?? {})}
      {...(marked === undefined ? {} : { marked })}
    />
  );
}

/** Fields of a fact that its save has changed. */
function useChangedFields({ stream, version, message }: TimelineEntry): ReadonlySet<string> {
  const states = useStates(stream ?? "", version - 1, version);
  const before = states?.before;
  if (before === undefined || before === null) return new Set();
  const fields = Object.entries(message?.data ?? {});
  return new Set(
    fields
      .filter(([name, value]) => Object.hasOwn(before, name) && !isSameJson(before[name], value))
      .map(([name]) => name),
  );
}

interface UnstoredEventProps {
  readonly kind: EventKind;
  readonly event: {
    readonly type: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly metadata?: Readonly<Record<string, unknown>>;
  };
}

function UnstoredEvent({ kind, event }: UnstoredEventProps) {
  return (
    <div className={styles["scroll"]} role="group" aria-label="Event" tabIndex={0}>
      <div className={styles["summary"]}>
        <KindMark kind={kind} />
        <strong>{eventName(event.type)}</strong>
      </div>
      <p className={styles["caption"]}>
        {kind === "pending"
          ? "Not stored yet: version, position and global position are given when it is saved."
          : "Sent to subscribers, and stored nowhere: it has no position."}
      </p>
      <div className={styles["tables"]}>
        <FieldTable caption="Payload" fields={Object.entries(event.data)} />
        <FieldTable caption="Metadata" fields={Object.entries(event.metadata ?? {})} />
      </div>
    </div>
  );
}
