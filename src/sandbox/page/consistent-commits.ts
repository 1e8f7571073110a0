import type { Append } from "aggregate-playground";
import type { Commit, RecordChange } from "../../engine/commit.ts";
import type { ElementDescription, ModelDescription } from "../model-description.ts";
import type { RunReply, RunRequest } from "../protocol.ts";

/**
 * Whether a reply can have come from the request. A model owns the worker that the engine runs in, so it could make the
 * engine say anything; but events and records of aggregates other than those that took part, or that skip a version,
 * never get past this.
 */

/** Where an aggregate stands: its version, and the last position of its delta stream. */
interface Head {
  readonly version: number;
  readonly position: number;
}

const unborn: Head = { version: -1, position: -1 };

/** @returns what is wrong, in words; null when nothing is */
export function inconsistencyOf(reply: RunReply, request: RunRequest, model: ModelDescription): string | null {
  const { commits, images, needs } = reply;
  if (commits.length > 0 && !maySave(reply, request)) return "it stored something that it was not asked to store";
  const aggregates = new Map(
    model.elements.filter(({ kind }) => kind === "aggregate").map((element) => [element.name, element]),
  );
  const heads = headsOf(request);
  for (const commit of commits) {
    const problem = problemOf(commit, aggregates, heads);
    if (problem !== null) return problem;
  }
  const partakers = partakersOf(reply, request, aggregates);
  let newcomers = 0;
  for (const image of images) {
    const stream = streamOf(aggregates.get(image.aggregate), image.id);
    if (stream === null) return `the model has no aggregate "${image.aggregate}"`;
    const head = heads.get(stream) ?? unborn;
    const { record, pending } = image;
    if (!partakers.has(stream)) {
      // What a command creates, and what is not saved yet, is the one aggregate that nobody has heard of.
      newcomers += 1;
      const isNew = request.operation.kind === "create" && newcomers === 1 && record === null;
      if (!isNew) return `${stream} took no part in it`;
    }
    if (record !== null && record.stream !== stream) return `the record of ${stream} belongs to ${record.stream}`;
    if ((record?.version ?? -1) !== head.version || (record?.position ?? -1) !== head.position) {
      return `${stream} is not at the version that was stored`;
    }
    if (pending.some(({ metadata }) => metadata?.["stream"] !== stream))
      return `${stream} holds events of another stream`;
  }
  const isNeedless = needs.every((stream) =>
    [...aggregates.values()].some(({ category }) => stream.startsWith(`${category}-`)),
  );
  return isNeedless ? null : "it asked for a stream that no aggregate of the model has";
}

function maySave({ outcome }: RunReply, { operation, saveAutomatically }: RunRequest): boolean {
  switch (operation.kind) {
    case "create":
    case "invoke":
      return outcome === "done" && saveAutomatically;
    case "save":
      return outcome === "done";
    case "scenario":
      return true;
    case "replay":
    case "specs":
      return false;
  }
}

/** Streams of the aggregates that the request was about, or that were saved. */
function partakersOf(
  { commits }: RunReply,
  { operation, images }: RunRequest,
  aggregates: ReadonlyMap<string, ElementDescription>,
): ReadonlySet<string | null> {
  const saved = commits.flatMap(({ changes }) => changes.map(({ record }) => record.stream));
  switch (operation.kind) {
    case "invoke":
      return new Set([...saved, operation.stream]);
    case "save":
      return new Set([...saved, ...images.map(({ aggregate, id }) => streamOf(aggregates.get(aggregate), id))]);
    default:
      return new Set(saved);
  }
}

/** A scenario has an empty store of its own: there, every aggregate begins. */
function headsOf({ operation, images }: RunRequest): Map<string, Head> {
  if (operation.kind === "scenario") return new Map();
  return new Map(images.flatMap(({ record }) => (record === null ? [] : [[record.stream, record]])));
}

/** Follows one commit; heads move on with it. */
function problemOf(
  commit: Commit,
  aggregates: ReadonlyMap<string, ElementDescription>,
  heads: Map<string, Head>,
): string | null {
  const unexplained = new Set(commit.appends);
  const take = (streamName: string): Append | null => {
    for (const append of unexplained) {
      if (append.streamName !== streamName) continue;
      unexplained.delete(append);
      return append;
    }
    return null;
  };
  for (const change of commit.changes) {
    const { record } = change;
    const aggregate = aggregates.get(record.aggregate);
    const stream = streamOf(aggregate, record.id);
    if (aggregate === undefined || stream === null) return `the model has no aggregate "${record.aggregate}"`;
    if (record.stream !== stream) return `the record of ${stream} belongs to ${record.stream}`;
    const problem = problemOfChange(change, aggregate, heads.get(stream) ?? unborn, take);
    if (problem !== null) return problem;
    heads.set(stream, record);
  }
  const [stray] = unexplained;
  return stray === undefined ? null : `events for ${stray.streamName} belong to no aggregate that was saved`;
}

function problemOfChange(
  { record, expectedVersion, claims }: RecordChange,
  { name, category, isEventSourced, hasFactEvents }: ElementDescription,
  head: Head,
  take: (streamName: string) => Append | null,
): string | null {
  const { stream, id } = record;
  const raised = record.position - head.position;
  if (raised < 0) return `${stream} goes back to an earlier position`;
  const deltas = raised === 0 ? null : take(stream);
  if (raised > 0 && (deltas?.messages.length !== raised || deltas.expectedVersion !== head.position)) {
    return `the events of ${stream} do not follow position ${head.position}`;
  }
  const isNextVersion = isEventSourced
    ? expectedVersion === null && record.version === head.version + raised
    : expectedVersion === head.version && record.version === head.version + 1;
  if (!isNextVersion) return `version ${record.version} of ${stream} does not follow version ${head.version}`;
  const fact = hasFactEvents ? take(`${category}-fact-${id}`) : null;
  const snapshot = isEventSourced ? take(`${category}:snapshot-${id}`) : null;
  for (const append of [deltas, fact, snapshot]) {
    if (append === null) continue;
    if (append !== deltas && append.messages.length !== 1) return `${append.streamName} gets more than one message`;
    const isOwn = append.messages.every(({ metadata }) => metadata?.["stream"] === append.streamName);
    if (!isOwn) return `${append.streamName} gets events of another stream`;
  }
  const isClaimsOwn = claims.every(
    (claim) => claim.stream === stream && claim.aggregate === name && claim.scope === `${category}.${claim.field}`,
  );
  return isClaimsOwn ? null : `${stream} claims values for another aggregate`;
}

function streamOf(aggregate: ElementDescription | undefined, id: string): string | null {
  const category = aggregate?.category ?? null;
  return category === null ? null : `${category}-${id}`;
}
