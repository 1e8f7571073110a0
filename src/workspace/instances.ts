import type { AggregateRecord } from "../engine/commit.ts";
import type { ModelDescription } from "../sandbox/model-description.ts";
import type { AggregateImage } from "../sandbox/protocol.ts";
import type { LoadedModel } from "./state.ts";

/** A stored aggregate, as it travels to the sandbox and stands in the list. */
export function imageOf(record: AggregateRecord): AggregateImage {
  const { aggregate, id, state, isDiscarded, createdOn, lastModifiedOn, clock } = record;
  return { record, aggregate, id, state, isDiscarded, pending: [], isChanged: false, createdOn, lastModifiedOn, clock };
}

export function hasPending(image: AggregateImage): boolean {
  return image.isChanged || image.pending.length > 0;
}

/**
 * What a person calls the instance: the value of its identifier field, or of a field that no two of them share, else
 * the first eight characters of its id.
 */
export function labelOf(image: AggregateImage, model: ModelDescription | null): string {
  const fields = elementOf(image.aggregate, model)?.fields ?? [];
  const key =
    fields.find((field) => field.identifier && field.name !== "id") ??
    fields.find((field) => field.unique && field.name !== "id");
  const value = key === undefined ? null : image.state[key.name];
  return typeof value === "string" || typeof value === "number" ? String(value) : image.id.slice(0, 8);
}

/** "Account 1234": how messages speak of an instance. */
export function nameOf(image: AggregateImage, model: ModelDescription | null): string {
  return `${image.aggregate} ${labelOf(image, model)}`;
}

/** "Account 1234" for a stream whose aggregate is listed, else null. */
export function nameOfStream(
  core: { readonly images: ReadonlyMap<string, AggregateImage>; readonly model: LoadedModel | null },
  stream: string,
): string | null {
  const image = core.images.get(stream);
  return image === undefined ? null : nameOf(image, core.model?.description ?? null);
}

export function elementOf(name: string, model: ModelDescription | null) {
  return model?.elements.find((element) => element.kind === "aggregate" && element.name === name) ?? null;
}

export function isEventSourced(name: string, model: ModelDescription | null): boolean {
  return elementOf(name, model)?.isEventSourced ?? false;
}

/** `banking::account-7d1c…` → delta stream, fact stream and snapshot stream of one aggregate (DOM4). */
export function streamsOf(stream: string): readonly string[] {
  const dash = stream.indexOf("-");
  if (dash < 0) return [stream];
  const category = stream.slice(0, dash);
  const id = stream.slice(dash + 1);
  return [stream, `${category}-fact-${id}`, `${category}:snapshot-${id}`];
}
