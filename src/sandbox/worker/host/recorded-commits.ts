import type { NewMessage } from "aggregate-playground";
import type { AggregateRecord, Commit } from "../../../engine/commit.ts";
import { HeadRecord } from "../../../engine/application/head-record.ts";
import { type StoredMessage, MemoryEventStore } from "../../../engine/store/memory-event-store.ts";

/** A commit as plain JSON data, for the reply: whatever an application handed to its store. */
export function printCommit({ appends, changes }: Commit): Commit {
  return {
    appends: appends.map(({ streamName, messages, expectedVersion }) => ({
      streamName,
      messages: messages.map(printMessage),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    })),
    changes: changes.map(({ record, expectedVersion, claims }) => ({
      record: plainRecord(record),
      expectedVersion,
      claims: claims.map((claim) => ({ ...claim })),
    })),
  };
}

export const printMessage = ({ type, data, metadata }: NewMessage): NewMessage => ({
  type,
  data: { ...data },
  metadata: { ...metadata },
});

export const plainRecord = (record: AggregateRecord): AggregateRecord =>
  record instanceof HeadRecord ? record.toRecord() : record;

/** The store of a scenario: in memory, and every commit is remembered for the page. */
export class RecordingMemoryStore extends MemoryEventStore {
  readonly commits: Commit[] = [];

  override get keepsEventSourcedRecords(): boolean {
    return true;
  }

  override commitNow(commit: Commit): readonly StoredMessage[] {
    const stored = super.commitNow(commit);
    this.commits.push(printCommit(commit));
    return stored;
  }

  /** The newest record of every aggregate that was stored. */
  get heads(): readonly AggregateRecord[] {
    const newest = new Map(
      this.commits.flatMap(({ changes }) => changes.map(({ record }) => [record.stream, record] as const)),
    );
    return [...newest.values()];
  }
}
