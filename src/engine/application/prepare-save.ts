import type { Append } from "aggregate-playground";
import type { Commit, RecordChange } from "../commit.ts";
import type { RootCell } from "../cluster/cell.ts";
import { imageOf } from "../cluster/image.ts";
import { EventBase, makeEvent } from "../elements/event.ts";
import { EventState } from "../elements/event-state.ts";
import { nextPlace, stamp } from "../elements/raise.ts";
import { factStreamOf } from "../naming.ts";
import { RaisedMessage } from "../store/raised-message.ts";
import { claimsOf, type Head, HeadRecord } from "./head-record.ts";
import { isSnapshotDue, snapshotAppend } from "./snapshot.ts";

const noChanges: readonly RecordChange[] = [];

/** What one aggregate adds to a commit, and what it becomes when the commit is stored. */
export interface PreparedSave {
  readonly root: RootCell;
  readonly appends: readonly Append[];
  /** Null where nobody needs the head of an event-sourced aggregate: its events say it all. */
  readonly change: RecordChange | null;
  /** Events for the dispatch, in the order of the store (UOW4). */
  readonly events: readonly EventBase[];
  readonly pendingCount: number;
  readonly head: Head;
}

/**
 * @param keepsRecords does the store keep heads of event-sourced aggregates too
 * @returns null when nothing changed and nothing is pending: then nothing is stored (VER5)
 */
export function prepareSave(root: RootCell, keepsRecords: boolean): PreparedSave | null {
  const { schema, pending } = root;
  const { isEventSourced, domain } = schema;
  if (pending.length === 0 && (isEventSourced || !root.isChanged)) return null;
  const { originStream } = domain;
  // Events that a handler saves come from the event that it was working on (PUB3).
  if (originStream !== null) for (const event of pending) EventBase.heldBy(event).originStream ??= originStream;

  const events = pending.slice();
  const head = headAfter(root);
  const appends: Append[] = [];
  if (events.length > 0) {
    appends.push({ streamName: root.stream, messages: events.map(raisedMessage), expectedVersion: root.position });
  }
  if (schema.fact !== null) {
    const streamName = factStreamOf(schema.category, root.id);
    // The whole state after the save, numbered on from its deltas (FCT2).
    const place = { ...nextPlace(root, streamName), version: head.version };
    const fact = stamp(root, schema.fact, [head.version, ...imageOf(root).values], place);
    appends.push({ streamName, messages: [raisedMessage(fact)] });
    events.push(fact);
  }
  if (isSnapshotDue(schema, root.version, head.version))
    appends.push(snapshotAppend(new HeadRecord(root, head), schema));
  const claims = claimsOf(root, root.stream);
  const isRecorded = !isEventSourced || keepsRecords || schema.fields.unique.length > 0;
  const change = isRecorded
    ? { record: new HeadRecord(root, head), expectedVersion: isEventSourced ? null : root.version, claims }
    : null;
  return { root, appends, change, events, pendingCount: pending.length, head };
}

const raisedMessage = (event: EventBase): RaisedMessage => new RaisedMessage(event);

function headAfter(root: RootCell): Head {
  const { pending, schema, version, createdOn, lastModifiedOn } = root;
  const position = root.position + pending.length;
  if (schema.isEventSourced) return { version: version + pending.length, position, createdOn, lastModifiedOn };
  const now = schema.domain.environment.now() * 1000;
  return {
    version: version + 1,
    position,
    createdOn: createdOn ?? now,
    lastModifiedOn: Math.max(now, lastModifiedOn ?? 0),
  };
}

export function commitOf(saves: readonly PreparedSave[]): Commit {
  const [only, second] = saves;
  // One save is the rule, and the quickest.
  if (only !== undefined && second === undefined)
    return { appends: only.appends, changes: only.change === null ? noChanges : [only.change] };
  return { appends: saves.flatMap((save) => save.appends), changes: saves.flatMap((save) => save.change ?? []) };
}

/** The same as plain JSON data, for stores outside of this process. */
export function plainCommit({ appends, changes }: Commit): Commit {
  return {
    appends,
    changes: changes.map((change) => ({
      ...change,
      record: change.record instanceof HeadRecord ? change.record.toRecord() : change.record,
    })),
  };
}

/** The aggregate goes on as what was stored (VER4, UOW2). Events that were raised meanwhile belong to the next save. */
export function settleSave({ root, head, pendingCount }: PreparedSave): void {
  root.version = head.version;
  root.position = head.position;
  root.createdOn = head.createdOn;
  if ((head.lastModifiedOn ?? 0) > (root.lastModifiedOn ?? 0)) root.lastModifiedOn = head.lastModifiedOn;
  const later = root.pending.slice(pendingCount);
  root.pending = [];
  for (const event of later) root.pending.push(renumbered(root, event));
}

function renumbered(root: RootCell, event: EventBase): EventBase {
  const { schema, values, microseconds, stored, originStream } = EventBase.heldBy(event);
  if (stored !== null) return event;
  return makeEvent(new EventState(schema, values, microseconds, nextPlace(root, root.stream), originStream));
}
