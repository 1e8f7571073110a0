import type { AggregateRecord, RecordChange } from "../commit.ts";
import { ExpectedVersionError, ValidationError } from "../errors.ts";
import { categoryOf } from "../naming.ts";

/** Aggregate records and unique claims in memory. Checks come first, then `apply`, which cannot fail. */
export class RecordTable {
  readonly #byStream = new Map<string, AggregateRecord>();
  /** Scope and value → the stream that claims it. */
  readonly #claims = new Map<string, string>();
  readonly #claimsOf = new Map<string, readonly string[]>();

  get(stream: string): AggregateRecord | null {
    return this.#byStream.get(stream) ?? null;
  }

  ofCategory(category: string): readonly AggregateRecord[] {
    return [...this.#byStream.values()].filter(({ stream }) => categoryOf(stream) === category);
  }

  assertExpected(changes: readonly RecordChange[]): void {
    for (const { record, expectedVersion } of changes) {
      if (expectedVersion === null) continue;
      const actual = this.#byStream.get(record.stream)?.version ?? -1;
      if (actual === expectedVersion) continue;
      const aggregate = { name: record.aggregate, id: record.id, streamName: record.stream };
      throw ExpectedVersionError.ofAggregate(aggregate, expectedVersion, actual);
    }
  }

  /** Rule UOW6. Streams of the same commit may hand a value on to one another. */
  assertUnique(changes: readonly RecordChange[]): void {
    if (changes.every(({ claims }) => claims.length === 0)) return;
    const writers = new Set(changes.map(({ record }) => record.stream));
    const taken = new Map<string, string>();
    for (const { claims } of changes) {
      for (const { scope, value, stream, aggregate, field } of claims) {
        const key = keyOf(scope, value);
        const holder = this.#claims.get(key);
        const isFree = holder === undefined || writers.has(holder);
        const other = taken.get(key);
        if (!isFree || (other !== undefined && other !== stream)) {
          throw new ValidationError(
            { [field]: [`${aggregate} with ${field} '${value}' is already present.`] },
            aggregate,
          );
        }
        taken.set(key, stream);
      }
    }
  }

  apply(changes: readonly RecordChange[]): void {
    for (const { record } of changes) this.#release(record.stream);
    for (const { record, claims } of changes) {
      this.#byStream.set(record.stream, record);
      if (claims.length === 0) continue;
      const keys = claims.map(({ scope, value }) => keyOf(scope, value));
      for (const key of keys) this.#claims.set(key, record.stream);
      this.#claimsOf.set(record.stream, keys);
    }
  }

  #release(stream: string): void {
    for (const key of this.#claimsOf.get(stream) ?? []) this.#claims.delete(key);
    this.#claimsOf.delete(stream);
  }
}

const keyOf = (scope: string, value: string): string => `${scope}\n${value}`;
