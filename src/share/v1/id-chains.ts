import { offsetOf, uuidAt } from "../../engine/id-sequence.ts";

const most = 4;

/** An id by its distance from the end of a sequence; the last used one is 0. */
export interface Link {
  readonly chain: number;
  readonly distance: number;
}

/** The ends of the sequences from which ids were taken so far: the next id probably follows one of them. */
export class IdChains {
  readonly #ends: string[] = [];

  get count(): number {
    return this.#ends.length;
  }

  /** Null when the id follows from none. */
  find(id: string): Link | null {
    for (const [chain, end] of this.#ends.entries()) {
      const distance = offsetOf(end, id);
      if (distance !== null) return { chain, distance };
    }
    return null;
  }

  /**
   * The id at the distance; the chain's end moves on to it unless it lies behind.
   * @param known the id, when there is no need to work it out
   */
  follow({ chain, distance }: Link, known?: string): string {
    const end = this.#ends[chain] ?? "";
    const id = known ?? uuidAt(end, distance);
    this.#ends.splice(chain, 1);
    this.#ends.unshift(distance > 0 ? id : end);
    return id;
  }

  begin(id: string): void {
    this.#ends.unshift(id);
    if (this.#ends.length > most) this.#ends.pop();
  }
}
