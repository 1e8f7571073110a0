import type { EventStore, Message } from "aggregate-playground";
import type { AggregateRecord, AggregateStore } from "../commit.ts";
import type { RootCell } from "../cluster/cell.ts";
import { dataToImage } from "../cluster/image.ts";
import { restore } from "../cluster/restore.ts";
import type { Domain } from "../domain/domain.ts";
import { rootOf } from "../elements/aggregate.ts";
import { blankEntity } from "../elements/blank-entity.ts";
import { IncorrectUsageError, ObjectNotFoundError } from "../errors.ts";
import { deltaStreamOf, factStreamOf } from "../naming.ts";
import type { AggregateSchema } from "../schema/element-schema.ts";
import { MemoryEventStore } from "../store/memory-event-store.ts";
import { HeadRecord } from "./head-record.ts";
import { beginReplay } from "./replay.ts";
import { isInTime, newestSnapshot, restoreSnapshot, type Until, versionOf } from "./snapshot.ts";
import { replayInMemory, replayStored } from "./history.ts";

export const blankRoot = (schema: AggregateSchema): RootCell => rootOf(blankEntity(schema).node);

/**
 * A store in memory makes nobody wait for an event-sourced aggregate.
 *
 * @throws ObjectNotFoundError when there is none, or when it is discarded
 */
export function loadAggregate(
  store: AggregateStore,
  domain: Domain,
  schema: AggregateSchema,
  id: string,
  until: Until,
): RootCell | Promise<RootCell> {
  if (!schema.isEventSourced) return loadState(store, schema, id, until).then((root) => present(schema, id, root));
  const root = blankRoot(schema);
  root.stream = deltaStreamOf(schema.category, id);
  return store instanceof MemoryEventStore && !store.hasCategory(schema.snapshotCategory)
    ? rehydrate(root, store, domain, id, until, null)
    : newestSnapshot(store, schema, id, until).then((snapshot) => rehydrate(root, store, domain, id, until, snapshot));
}

function rehydrate(
  root: RootCell,
  store: AggregateStore,
  domain: Domain,
  id: string,
  until: Until,
  snapshot: Message | null,
): RootCell | Promise<RootCell> {
  if (snapshot !== null) restoreSnapshot(root, snapshot);
  beginReplay(root, id);
  if (!(store instanceof MemoryEventStore))
    return replayStored(root, store, domain, until).then(() => rehydrated(root, id, until));
  replayInMemory(root, store, domain, until);
  return rehydrated(root, id, until);
}

/** What a replay gave, if it went as far as asked for (SRC5). */
function rehydrated(root: RootCell, id: string, { version }: Until): RootCell {
  const { schema } = root;
  if (root.position !== -1 && version !== undefined && root.version < version) {
    throw new ObjectNotFoundError(
      `${schema.name} with id '${id}' has no version ${version}: its last one is ${root.version}`,
    );
  }
  return present(schema, id, root.position === -1 ? null : root);
}

async function loadState(
  store: AggregateStore,
  schema: AggregateSchema,
  id: string,
  until: Until,
): Promise<RootCell | null> {
  const isPast = until.version !== undefined || until.microseconds !== undefined;
  if (isPast) return loadFromFacts(store, schema, id, until);
  return loadFromRecord(schema, await store.record(deltaStreamOf(schema.category, id)));
}

function present(schema: AggregateSchema, id: string, root: RootCell | null): RootCell {
  if (root !== null && !root.isDiscarded) {
    root.phase = "live";
    return root;
  }
  throw new ObjectNotFoundError(
    root === null
      ? `There is no ${schema.name} with id '${id}'`
      : `${schema.name} with id '${id}' was discarded: only its events can be read`,
  );
}

function loadFromRecord(schema: AggregateSchema, record: AggregateRecord | null): RootCell | null {
  if (record === null) return null;
  // What a store in memory holds of this process need not be printed and parsed.
  const head = record instanceof HeadRecord ? record : null;
  const root = blankRoot(schema);
  restore(root, head?.image.schema === schema ? head.image : dataToImage(schema, record.state), blankEntity);
  root.version = record.version;
  root.position = record.position;
  root.clock = record.clock;
  root.isDiscarded = record.isDiscarded;
  root.createdOn = head === null ? microsecondsOf(record.createdOn) : head.created;
  root.lastModifiedOn = head === null ? microsecondsOf(record.lastModifiedOn) : head.modified;
  return root;
}

const microsecondsOf = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso) * 1000);

/** A state-based aggregate has a past only where its fact events tell it. */
async function loadFromFacts(
  store: EventStore,
  schema: AggregateSchema,
  id: string,
  until: Until,
): Promise<RootCell | null> {
  if (schema.fact === null) {
    throw new IncorrectUsageError(`${schema.name} keeps no past: add \`factEvents: true\`, or make it event-sourced`);
  }
  const facts = await store.read(factStreamOf(schema.category, id));
  const fact = facts.findLast(
    (message) => (until.version === undefined || versionOf(message) === until.version) && isInTime(message, until),
  );
  if (fact === undefined) return null;
  const root = blankRoot(schema);
  restoreSnapshot(root, fact);
  // A fact tells of one version, and not where the stream of deltas stands.
  root.position = -1;
  return root;
}
