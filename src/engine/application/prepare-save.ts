import type { Append } from "aggregate-playground";
import type { Commit, RecordChange } from "../commit.ts";
import type { RootCell } from "../cluster/cell.ts";
import { imageOf } from "../cluster/image.ts";
import { EventBase, makeEvent } from "../elements/event.ts";
import { nextSequenceId } from "../elements/raise.ts";
import { deltaStreamOf, factStreamOf } from "../naming.ts";
import type { EventSchema } from "../schema/element-schema.ts";
import { RaisedMessage } from "../store/raised-message.ts";
import { claimsOf, HeadRecord } from "./head-record.ts";
import { isSnapshotDue, snapshotAppend } from "./snapshot.ts";

/** What one aggregate adds to a commit, and what it becomes when the commit is stored. */
export interface PreparedSave {
  readonly root: RootCell;
  readonly appends: readonly Append[];
  readonly change: RecordChange;
  /** Events for the dispatch, in the order of the store (UOW4). */
  readonly events: readonly EventBase[];
  readonly pendingCount: number;
  readonly record: HeadRecord;
}

/** @returns null when nothing changed and nothing is pending: then nothing is stored (VER5) */
export function prepareSave(root: RootCell): PreparedSave | null {
  const { schema, pending } = root;
  const { isEventSourced, category, domain } = schema;
  if (pending.length === 0 && (isEventSourced || !root.isChanged)) return null;
  const { originStream } = domain;
  if (originStream !== null) markOrigin(pending, originStream);

  const now = domain.environment.now() * 1000;
  const version = root.version + (isEventSourced ? pending.length : 1);
  const { id } = root;
  const stream = deltaStreamOf(category, id);
  const events = pending.slice();
  const appends: Append[] = [];
  if (events.length > 0)
    appends.push({
      streamName: stream,
      messages: events.map((event) => new RaisedMessage(event)),
      expectedVersion: root.position,
    });
  if (schema.fact !== null) {
    const fact = factOf(root, schema.fact, factStreamOf(category, id), version);
    appends.push({ streamName: factStreamOf(category, id), messages: [new RaisedMessage(fact)] });
    events.push(fact);
  }
  const record = new HeadRecord(root, {
    version,
    position: root.position + pending.length,
    created: isEventSourced ? root.createdOn : (root.createdOn ?? now),
    modified: isEventSourced ? root.lastModifiedOn : Math.max(now, root.lastModifiedOn ?? 0),
  });
  if (isSnapshotDue(schema, root.version, version)) appends.push(snapshotAppend(record, schema));
  const change = { record, expectedVersion: isEventSourced ? null : root.version, claims: claimsOf(root, stream) };
  return { root, appends, change, events, pendingCount: pending.length, record };
}

export function commitOf(saves: readonly PreparedSave[]): Commit {
  return { appends: saves.flatMap((save) => save.appends), changes: saves.map((save) => save.change) };
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
export function settleSave({ root, record, pendingCount }: PreparedSave): void {
  root.version = record.version;
  root.position = record.position;
  root.createdOn = record.created;
  if (record.modified !== null && record.modified > (root.lastModifiedOn ?? 0)) root.lastModifiedOn = record.modified;
  const later = root.pending.slice(pendingCount);
  root.pending = [];
  for (const event of later) root.pending.push(renumbered(root, event));
}

function renumbered(root: RootCell, event: EventBase): EventBase {
  const state = EventBase.heldBy(event);
  if (state.origin === null) return event;
  return makeEvent({ ...state, origin: { ...state.origin, sequenceId: nextSequenceId(root) } });
}

/** The whole state after the save, numbered on from its deltas (FCT2). */
function factOf(root: RootCell, fact: EventSchema, stream: string, version: number): EventBase {
  const { domain, isEventSourced } = root.schema;
  const microseconds = Math.max(domain.environment.now() * 1000, root.clock + 1);
  root.clock = microseconds;
  return makeEvent({
    schema: fact,
    values: [version, ...imageOf(root).values],
    microseconds,
    origin: {
      stream,
      sequenceId: isEventSourced ? String(version) : nextSequenceId(root),
      originStream: domain.originStream,
    },
    stored: null,
  });
}

/** Events that a handler saves come from the event that it was working on (PUB3). */
function markOrigin(pending: readonly EventBase[], originStream: string): void {
  for (const event of pending) {
    const { origin } = EventBase.heldBy(event);
    if (origin !== null) origin.originStream ??= originStream;
  }
}
