import type { Realm } from "./realm.ts";

/** Longest wait for an answer, in milliseconds: an idle worker needs one, on a machine that is busy elsewhere some more. */
const patience = 400;

/** Whether a realm that is doing nothing answers; it is closed when it does not. */
export async function answers(realm: Realm): Promise<boolean> {
  return (await realm.call("ping", "null", patience)).ok;
}

/** Opens realms, and keeps one spare that is warm already: its engine is there before any code needs it. */
export class RealmPool {
  readonly #open: () => Promise<Realm>;
  readonly #realms = new Set<Realm>();
  #spare: Promise<Realm | null> | null = null;
  #isDisposed = false;

  constructor(open: () => Promise<Realm>) {
    this.#open = open;
    this.warm();
  }

  /** @returns null when no realm can be had: the pool is disposed, or the sandbox's scripts could not be fetched */
  async take(): Promise<Realm | null> {
    const spare = await this.#takeSpare();
    return spare !== null && !spare.isClosed ? spare : this.#opened();
  }

  /** Prepares a spare, unless there is one. */
  warm(): void {
    if (!this.#isDisposed) this.#spare ??= this.#opened();
  }

  /**
   * Whether the spare answers; it is dropped when it does not. After a violent end this tells what came to an end: a
   * browser keeps frames in one process as a rule, and when that one is gone or stuck, its spare is too.
   */
  async askSpare(): Promise<"answers" | "silent" | "none"> {
    const spare = await this.#takeSpare();
    if (spare === null) return "none";
    if (!(await answers(spare))) return "silent";
    if (!this.#isDisposed) this.#spare = Promise.resolve(spare);
    return "answers";
  }

  /** Closes every realm that is open, and opens no more. */
  dispose(): void {
    this.#isDisposed = true;
    for (const realm of this.#realms) realm.close();
    this.#realms.clear();
  }

  async #takeSpare(): Promise<Realm | null> {
    const spare = this.#spare;
    this.#spare = null;
    return spare;
  }

  async #opened(): Promise<Realm | null> {
    const realm = await this.#open().catch(() => null);
    for (const known of this.#realms) if (known.isClosed) this.#realms.delete(known);
    if (realm === null) return null;
    if (this.#isDisposed) {
      realm.close();
      return null;
    }
    this.#realms.add(realm);
    return realm;
  }
}
