import type { NewMessage } from "aggregate-playground";
import { blankRoot } from "../../../engine/application/load-aggregate.ts";
import type { RootCell } from "../../../engine/cluster/cell.ts";
import { dataToImage, imageOf, imageToData } from "../../../engine/cluster/image.ts";
import { restore } from "../../../engine/cluster/restore.ts";
import type { AggregateRecord } from "../../../engine/commit.ts";
import { blankEntity } from "../../../engine/elements/blank-entity.ts";
import { type EventBase, loadEvent } from "../../../engine/elements/event.ts";
import { ConfigurationError } from "../../../engine/errors.ts";
import { AggregateSchema, EventSchema } from "../../../engine/schema/element-schema.ts";
import type { Domain } from "../../../engine/domain/domain.ts";
import type { AggregateImage } from "../../protocol.ts";
import { printMessage } from "./recorded-commits.ts";
import { RaisedMessage } from "../../../engine/store/raised-message.ts";

/** The class of an aggregate by name, in whichever domain of the model has it. */
export function findAggregate(
  name: string,
  domains: readonly Domain[],
): { readonly schema: AggregateSchema; readonly domain: Domain } {
  for (const domain of domains) {
    const schema = domain.registry.elements.get(name);
    if (schema instanceof AggregateSchema) return { schema, domain };
  }
  throw new ConfigurationError(`The model has no aggregate \`${name}\` any more: it was renamed or removed`);
}

/** Makes the aggregate that an image shows, pending events and all; its constructor does not run. */
export function rootOfImage(image: AggregateImage, schema: AggregateSchema, domain: Domain): RootCell {
  const root = blankRoot(schema);
  restore(root, dataToImage(schema, image.state), blankEntity);
  root.version = image.record?.version ?? -1;
  root.position = image.record?.position ?? -1;
  root.clock = image.clock;
  root.createdOn = microsecondsOf(image.createdOn);
  root.lastModifiedOn = microsecondsOf(image.lastModifiedOn);
  root.isChanged = image.isChanged;
  root.isDiscarded = image.isDiscarded;
  root.pending = image.pending.map((message) => pendingEvent(message, domain));
  root.phase = "live";
  return root;
}

function pendingEvent({ type, data, metadata = {} }: NewMessage, domain: Domain): EventBase {
  const schema = domain.registry.events.get(type);
  if (schema instanceof EventSchema) return loadEvent(schema, data, metadata);
  throw new ConfigurationError(
    `A pending event has the type "${type}", which the model does not have any more: drop what is pending`,
  );
}

export function imageOfRoot(root: RootCell, record: AggregateRecord | null): AggregateImage {
  return {
    record,
    aggregate: root.schema.name,
    id: root.id,
    state: imageToData(imageOf(root)),
    isDiscarded: root.isDiscarded,
    pending: root.pending.map((event) => printMessage(new RaisedMessage(event))),
    isChanged: root.isChanged,
    createdOn: isoOf(root.createdOn),
    lastModifiedOn: isoOf(root.lastModifiedOn),
    clock: root.clock,
  };
}

/** An aggregate that is stored as it is: nothing of it is pending. */
export const imageOfRecord = (record: AggregateRecord): AggregateImage => ({
  record,
  aggregate: record.aggregate,
  id: record.id,
  state: record.state,
  isDiscarded: record.isDiscarded,
  pending: [],
  isChanged: false,
  createdOn: record.createdOn,
  lastModifiedOn: record.lastModifiedOn,
  clock: record.clock,
});

const microsecondsOf = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso) * 1000);
const isoOf = (microseconds: number | null): string | null =>
  microseconds === null ? null : new Date(microseconds / 1000).toISOString();
