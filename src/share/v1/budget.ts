import { DamagedPayload } from "./damaged-payload.ts";
import { NotShareableError } from "../not-shareable.ts";

/** Values (objects, lists, strings, numbers) that a link may hold. */
export const mostValues = 2_000_000;
/** Characters of strings that repeat others and so cost next to nothing in the link. */
export const mostCharacters = 64 * 2 ** 20;
export const deepest = 100;

/**
 * What may be unpacked from one link. A short payload can say much (that is the purpose of compression), so a hostile
 * one could keep a page busy or fill its memory: whoever exceeds the budget is stopped while reading, not afterwards.
 * The writer keeps to the same budget, and so offers no link that could not be read.
 */
export class Budget {
  readonly #isReading: boolean;
  #values = mostValues;
  #characters = mostCharacters;

  constructor(isReading: boolean) {
    this.#isReading = isReading;
  }

  spendValue(depth: number): void {
    if (depth > deepest) this.#refuse(`Values are nested more than ${deepest} levels deep`);
    if (--this.#values < 0) this.#refuse(`There are more than ${mostValues.toLocaleString("en")} values`);
  }

  spendCharacters(count: number): void {
    this.#characters -= count;
    if (this.#characters < 0) this.#refuse("The texts are too long all together");
  }

  #refuse(reason: string): never {
    if (this.#isReading) throw new DamagedPayload(`${reason}.`);
    throw new NotShareableError(`${reason}: that is more than a link holds. Export the workspace as a file instead.`);
  }
}
