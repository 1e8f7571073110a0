import { type SequencePlace, distanceBetween, placeAfter, placeOfUuid, uuidFrom } from "../../engine/id-sequence.ts";
import { DamagedPayload } from "./damaged-payload.ts";

const most = 4;

/** An id by its distance from the end of a sequence; the last used one is 0. */
export interface Link {
  readonly chain: number;
  readonly distance: number;
}

/** The ends of the sequences from which ids were taken so far: the next id probably follows one of them. */
export class IdChains {
  readonly #ends: SequencePlace[] = [];

  get count(): number {
    return this.#ends.length;
  }

  /** Null when the id follows from none. */
  find(id: string): Link | null {
    const place = placeOfUuid(id);
    if (place === null) return null;
    for (let chain = 0; chain < this.#ends.length; chain++) {
      const end = this.#ends[chain];
      const distance = end === undefined ? null : distanceBetween(end, place);
      if (distance !== null) return { chain, distance };
    }
    return null;
  }

  /**
   * The id at the distance; the chain's end moves on to it unless it lies behind.
   * @param known the id, when there is no need to work it out
   */
  follow({ chain, distance }: Link, known?: string): string {
    const end = this.#ends[chain];
    if (end === undefined) throw new DamagedPayload("An id follows from nothing.");
    this.#ends.splice(chain, 1);
    this.#ends.unshift(distance > 0 ? placeAfter(end, distance) : end);
    return known ?? uuidFrom(end, distance);
  }

  begin(id: string): void {
    const place = placeOfUuid(id);
    if (place !== null) this.#ends.unshift(place);
    if (this.#ends.length > most) this.#ends.pop();
  }
}
