import type { Realm } from "./realm.ts";

/** Longest wait for an idle realm's answer, in milliseconds: it needs one, on a machine that is busy elsewhere some more. */
const patience = 250;
/** Longest wait for a new realm to come up. */
const startPatience = 10_000;

/** Whether a realm that is doing nothing answers; it is closed when it does not. */
export async function answers(realm: Realm): Promise<boolean> {
  return (await realm.call("ping", "null", patience)).ok;
}

interface Spare {
  /** The realm, when its engine is there; null when it did not come up. */
  readonly realm: Promise<Realm | null>;
  isWarm: boolean;
}

/** Opens realms, and keeps one spare that is warm already: its engine is there before any code needs it. */
export class RealmPool {
  readonly #open: () => Promise<Realm>;
  readonly #realms = new Set<Realm>();
  #spare: Spare | null = null;
  #isDisposed = false;

  constructor(open: () => Promise<Realm>) {
    this.#open = open;
    this.warm();
  }

  /** @returns null when no realm can be had: the pool is disposed, or the sandbox's scripts could not be fetched */
  async take(): Promise<Realm | null> {
    const spare = this.#spare;
    this.#spare = null;
    const wasWarm = spare?.isWarm === true;
    const realm = (await spare?.realm) ?? null;
    if (realm === null || realm.isClosed) return this.#opened();
    // A spare that was warm for a while may have gone with the process of another realm.
    return wasWarm && !(await answers(realm)) ? this.#opened() : realm;
  }

  /** Prepares a spare, unless there is one. */
  warm(): void {
    if (!this.#isDisposed) this.#spare ??= this.#makeSpare();
  }

  /**
   * Whether the spare answers; it is dropped when it does not. After a violent end this tells what came to an end: a
   * browser keeps frames in one process as a rule, and when that one is gone or stuck, its spare is too.
   */
  async askSpare(): Promise<"answers" | "silent" | "none"> {
    const spare = this.#spare;
    if (spare?.isWarm !== true) return "none";
    const realm = await spare.realm;
    if (realm !== null && !realm.isClosed && (await answers(realm))) return "answers";
    this.#spare = null;
    return "silent";
  }

  /**
   * Closes every realm, the spare too. A browser that keeps them in a process of their own ends it with the last one, and
   * so ends at once what goes on in them: a stopped worker alone would use up a processor for seconds.
   */
  abandon(): void {
    const spare = this.#spare;
    this.#spare = null;
    void spare?.realm.then((realm) => realm?.close());
    for (const realm of this.#realms) realm.close();
    this.#realms.clear();
  }

  /** Closes every realm, and opens no more. */
  dispose(): void {
    this.#isDisposed = true;
    this.abandon();
  }

  #makeSpare(): Spare {
    const spare: Spare = { realm: this.#opened().then(up), isWarm: false };
    void spare.realm.then((realm) => {
      spare.isWarm = realm !== null;
    });
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

/** Waits until a new realm's engine is there. */
async function up(realm: Realm | null): Promise<Realm | null> {
  return realm !== null && (await realm.call("ping", "null", startPatience)).ok ? realm : null;
}
