import type { Instance, WorkspaceState } from "../../workspace/state.ts";
import type { TimelineRow } from "./timeline-row.ts";

/** How a person knows the aggregates: by class and label, in the order of the list of instances. */
export class AggregateNames {
  readonly #byStream: ReadonlyMap<string, { readonly name: string; readonly order: number }>;

  constructor(instances: readonly Instance[]) {
    this.#byStream = new Map(
      instances.map(({ stream, label, image }, order) => [stream, { name: `${image.aggregate} ${label}`, order }]),
    );
  }

  /** "Account 1234"; for an aggregate that is not listed the beginning of its id. */
  readonly of = (row: Pick<TimelineRow, "stream" | "aggregate">): string => {
    if (row.stream === null) return row.aggregate;
    return this.#byStream.get(row.stream)?.name ?? `${row.aggregate} ${shortId(row.stream)}`.trim();
  };

  readonly orderOf = (stream: string): number => this.#byStream.get(stream)?.order ?? Number.MAX_SAFE_INTEGER;

  isSame(instances: readonly Instance[]): boolean {
    return (
      instances.length === this.#byStream.size &&
      instances.every(({ stream, label, image }, order) => {
        const known = this.#byStream.get(stream);
        return known?.order === order && known.name === `${image.aggregate} ${label}`;
      })
    );
  }
}

/** The id in a stream's name is what follows the category's first `-`. */
function shortId(stream: string): string {
  return stream.slice(stream.indexOf("-") + 1).slice(0, 8);
}

/** A selector that answers with the same object until a name changed: most commands change no name. */
export function aggregateNamesSelector(): (state: WorkspaceState) => AggregateNames {
  let seen: readonly Instance[] = [];
  let names = new AggregateNames(seen);
  return ({ instances }) => {
    if (instances !== seen) {
      seen = instances;
      if (!names.isSame(instances)) names = new AggregateNames(instances);
    }
    return names;
  };
}
