import { ExpectedVersionError, ValidationError } from "../../engine/errors.ts";
import type { RecordChange, UniqueClaim } from "../../engine/commit.ts";
import { claimKey, type CheckedHistory } from "./history-draft.ts";
import type { NewSave } from "./new-save.ts";
import { placeOfStream, streamKinds } from "./stream-family.ts";

/**
 * Whether saves can be stored in order: versions of aggregates first, then positions of streams, then unique values.
 * @throws ExpectedVersionError, ValidationError
 */
export function checkSaves(stored: CheckedHistory, saves: readonly NewSave[]): void {
  const changes = saves.flatMap((save) => save.changes);
  checkVersions(stored, changes);
  checkPositions(stored, saves);
  checkClaims(stored, changes);
}

function checkVersions({ heads }: CheckedHistory, changes: readonly RecordChange[]): void {
  const versions = new Map<string, number>();
  for (const { record, expectedVersion } of changes) {
    const { stream, aggregate, id, version } = record;
    const actual = versions.get(stream) ?? heads.get(stream)?.version ?? -1;
    if (expectedVersion !== null && expectedVersion !== actual) {
      throw ExpectedVersionError.ofAggregate({ name: aggregate, id, streamName: stream }, expectedVersion, actual);
    }
    versions.set(stream, version);
  }
}

function checkPositions({ heads }: CheckedHistory, saves: readonly NewSave[]): void {
  const positions = new Map<string, number>();
  for (const { streamName, messages, expectedVersion } of saves.flatMap(({ appends }) => appends)) {
    const { family, kind } = placeOfStream(streamName);
    const actual = positions.get(streamName) ?? heads.get(family)?.positions[streamKinds.indexOf(kind)] ?? -1;
    if (expectedVersion !== undefined && expectedVersion !== actual) {
      throw ExpectedVersionError.ofStream(streamName, expectedVersion, actual);
    }
    positions.set(streamName, actual + messages.length);
  }
}

/** Aggregates that change together may hand a value on to one another (UOW6). */
function checkClaims({ heads, claims }: CheckedHistory, changes: readonly RecordChange[]): void {
  const last = new Map(changes.map((change) => [change.record.stream, change]));
  const holders = new Map<string, string | null>(claims);
  for (const stream of last.keys()) {
    for (const [scope, value] of heads.get(stream)?.claims ?? []) holders.set(claimKey(scope, value), null);
  }
  for (const [stream, { record, claims: wanted }] of last) {
    const taken = wanted.filter(({ scope, value }) => (holders.get(claimKey(scope, value)) ?? stream) !== stream);
    if (taken.length > 0) throw new ValidationError(takenMessages(taken), record.aggregate);
    for (const { scope, value } of wanted) holders.set(claimKey(scope, value), stream);
  }
}

function takenMessages(claims: readonly UniqueClaim[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    claims.map(({ aggregate, field, value }) => [field, [`${aggregate} with ${field} '${value}' is already present.`]]),
  );
}
