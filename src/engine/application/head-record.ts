import type { AggregateRecord, UniqueClaim } from "../commit.ts";
import type { RootCell } from "../cluster/cell.ts";
import { type Image, imageOf, imageToData } from "../cluster/image.ts";

/** Where an aggregate stands after a save; moments in microseconds since the epoch. */
export type Head = Pick<RootCell, "version" | "position" | "createdOn" | "lastModifiedOn">;

/** The head of an aggregate as a save makes it. Its JSON is made when somebody asks; in memory the image is enough. */
export class HeadRecord implements AggregateRecord {
  readonly image: Image;
  readonly stream: string;
  readonly aggregate: string;
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly isDiscarded: boolean;
  readonly clock: number;
  /** Microseconds since the epoch. */
  readonly created: number | null;
  readonly modified: number | null;

  constructor(root: RootCell, stored: Head) {
    this.image = imageOf(root);
    this.id = root.id;
    this.stream = root.stream;
    this.aggregate = root.schema.name;
    this.version = stored.version;
    this.position = stored.position;
    this.isDiscarded = root.isDiscarded;
    this.clock = root.clock;
    this.created = stored.createdOn;
    this.modified = stored.lastModifiedOn;
  }

  get state(): Record<string, unknown> {
    return imageToData(this.image);
  }

  get createdOn(): string | null {
    return isoOf(this.created);
  }

  get lastModifiedOn(): string | null {
    return isoOf(this.modified);
  }

  /** Plain JSON data, for a store that keeps it outside of this process. */
  toRecord(): AggregateRecord {
    const { stream, aggregate, id, version, position, state, createdOn, lastModifiedOn, isDiscarded, clock } = this;
    return { stream, aggregate, id, version, position, state, createdOn, lastModifiedOn, isDiscarded, clock };
  }
}

const isoOf = (microseconds: number | null): string | null =>
  microseconds === null ? null : new Date(microseconds / 1000).toISOString();

const noClaims: readonly UniqueClaim[] = [];

/** What the unique fields of an aggregate claim; a discarded one claims nothing any more. */
export function claimsOf(root: RootCell, stream: string): readonly UniqueClaim[] {
  const { schema, values } = root;
  const { unique } = schema.fields;
  if (root.isDiscarded || unique.length === 0) return noClaims;
  return unique
    .filter(({ index }) => values[index] !== null)
    .map((slot) => {
      const data = slot.toData(values[slot.index]);
      const value = typeof data === "string" ? data : JSON.stringify(data);
      return { scope: `${schema.category}.${slot.name}`, value, stream, aggregate: schema.name, field: slot.name };
    });
}
