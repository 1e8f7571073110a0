import { childPath, childrenOf, isSameJson, rootPath, type Identify } from "./json-children.ts";

interface Place {
  readonly path: string;
  readonly value: unknown;
  readonly children: ReadonlyMap<string, Place>;
  /** The version that last set it; null while unknown. */
  version: number | null;
  /** Places from here down whose version is unknown. */
  open: number;
}

/**
 * Which version last set each place of a state. Fed with older and older states, newest first; a place whose value differs
 * from the older one was set by the version after it. The answer for every place is exact as soon as it is known.
 */
export class BlameWalk {
  readonly #root: Place;
  readonly #identify: Identify;
  #oldest: number;

  constructor(state: unknown, version: number, identify: Identify) {
    this.#identify = identify;
    this.#root = this.#placeOf(state, rootPath);
    this.#oldest = version;
  }

  /** Every place is known; no older state needs to be read. */
  get isComplete(): boolean {
    return this.#root.open === 0;
  }

  /** The oldest version that was looked at. */
  get oldest(): number {
    return this.#oldest;
  }

  /** The state before the oldest one so far; undefined when there was none, the aggregate being new. */
  feed(olderState: unknown, olderVersion: number): void {
    this.#compare(this.#root, olderState);
    this.#oldest = olderVersion;
  }

  /** Path → version, for the places known so far. */
  versions(): ReadonlyMap<string, number> {
    const versions = new Map<string, number>();
    const collect = (place: Place): void => {
      if (place.version !== null) versions.set(place.path, place.version);
      for (const child of place.children.values()) collect(child);
    };
    collect(this.#root);
    return versions;
  }

  #placeOf(value: unknown, path: string): Place {
    const children = new Map<string, Place>();
    let open = 1;
    for (const child of childrenOf(value, this.#identify) ?? []) {
      const place = this.#placeOf(child.value, childPath(path, child.key));
      children.set(child.key, place);
      open += place.open;
    }
    return { path, value, children, version: null, open };
  }

  /** @returns how many places became known */
  #compare(place: Place, older: unknown): number {
    if (place.open === 0 || (older !== undefined && isSameJson(place.value, older))) return 0;
    let known = 0;
    if (place.version === null) {
      place.version = this.#oldest;
      known = 1;
    }
    const isSameShape = Array.isArray(place.value) === Array.isArray(older);
    const olderChildren = isSameShape ? (childrenOf(older, this.#identify) ?? []) : [];
    const olderByKey = new Map(olderChildren.map((child) => [child.key, child.value]));
    for (const [key, child] of place.children) known += this.#compare(child, olderByKey.get(key));
    place.open -= known;
    return known;
  }
}
