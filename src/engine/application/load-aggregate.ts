import type { EventStore } from "aggregate-playground";
import type { AggregateRecord, AggregateStore } from "../commit.ts";
import { RootCell } from "../cluster/cell.ts";
import { dataToImage, type Image } from "../cluster/image.ts";
import { restore } from "../cluster/restore.ts";
import type { Domain } from "../domain/domain.ts";
import { blankEntity } from "../elements/blank-entity.ts";
import { IncorrectUsageError, ObjectNotFoundError } from "../errors.ts";
import { deltaStreamOf, factStreamOf } from "../naming.ts";
import type { AggregateSchema } from "../schema/element-schema.ts";
import { MemoryEventStore } from "../store/memory-event-store.ts";
import { parseTimestamp } from "../timestamp.ts";
import { HeadRecord } from "./head-record.ts";
import { beginReplay } from "./replay.ts";
import { newestSnapshot, restoreSnapshot, type Until } from "./snapshot.ts";
import { replayInMemory, replayStored } from "./history.ts";

export function blankRoot(schema: AggregateSchema): RootCell {
  const cell = blankEntity(schema);
  if (cell instanceof RootCell) return cell;
  throw new Error(`${schema.name} is no aggregate`);
}

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
  if (store instanceof MemoryEventStore) return loadFromMemory(store, domain, schema, id, until);
  return loadFromEvents(store, domain, schema, id, until);
}

async function loadFromEvents(
  store: AggregateStore,
  domain: Domain,
  schema: AggregateSchema,
  id: string,
  until: Until,
): Promise<RootCell> {
  const root = blankRoot(schema);
  const snapshot = await newestSnapshot(store, schema, id, until);
  if (snapshot !== null) restoreSnapshot(root, snapshot);
  beginReplay(root, id);
  await replayStored(root, store, domain, deltaStreamOf(schema.category, id), until);
  return rehydrated(root, id, until);
}

/** The same without waiting: a memory store that holds no snapshot of the aggregate has all at hand. */
function loadFromMemory(
  store: MemoryEventStore,
  domain: Domain,
  schema: AggregateSchema,
  id: string,
  until: Until,
): RootCell | Promise<RootCell> {
  const root = blankRoot(schema);
  const stream = deltaStreamOf(schema.category, id);
  root.stream = stream;
  const finish = (): RootCell => {
    beginReplay(root, id);
    replayInMemory(root, store, domain, stream, until);
    return rehydrated(root, id, until);
  };
  if (!store.hasCategory(schema.snapshotCategory)) return finish();
  return newestSnapshot(store, schema, id, until).then((snapshot) => {
    if (snapshot !== null) restoreSnapshot(root, snapshot);
    return finish();
  });
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
  if (root === null || root.isDiscarded) throw notFound(schema, id, root?.isDiscarded === true);
  root.phase = "live";
  return root;
}

function notFound(schema: AggregateSchema, id: string, isDiscarded: boolean): ObjectNotFoundError {
  return new ObjectNotFoundError(
    isDiscarded
      ? `${schema.name} with id '${id}' was discarded: its events can be read, but it is there no more`
      : `There is no ${schema.name} with id '${id}'`,
  );
}

function loadFromRecord(schema: AggregateSchema, record: AggregateRecord | null): RootCell | null {
  if (record === null) return null;
  const root = rootOfState(
    schema,
    record instanceof HeadRecord && record.image.schema === schema ? record.image : dataToImage(schema, record.state),
  );
  root.version = record.version;
  root.position = record.position;
  root.clock = record.clock;
  root.isDiscarded = record.isDiscarded;
  root.createdOn = record instanceof HeadRecord ? record.created : microsecondsOf(record.createdOn);
  root.lastModifiedOn = record instanceof HeadRecord ? record.modified : microsecondsOf(record.lastModifiedOn);
  return root;
}

function rootOfState(schema: AggregateSchema, image: Image): RootCell {
  const root = blankRoot(schema);
  restore(root, image, blankEntity);
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
    throw new IncorrectUsageError(
      `${schema.name} keeps no past: only its latest state is stored. Make it event-sourced, or switch \`factEvents\` on, to go back in time`,
    );
  }
  const facts = await store.read(factStreamOf(schema.category, id));
  const isAsked = (fact: (typeof facts)[number]): boolean =>
    (until.version === undefined || Number(fact.data["_version"]) === until.version) &&
    (until.microseconds === undefined || (parseTimestamp(fact.metadata["timestamp"]) ?? 0) <= until.microseconds);
  const fact = facts.findLast(isAsked);
  if (fact === undefined) return null;
  const root = rootOfState(schema, dataToImage(schema, fact.data));
  root.version = Number(fact.data["_version"]);
  root.clock = parseTimestamp(fact.metadata["timestamp"]) ?? 0;
  root.lastModifiedOn = root.clock;
  return root;
}
