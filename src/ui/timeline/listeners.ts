/** Those who want to know of a change. */
export class Listeners {
  readonly #all = new Set<() => void>();
  #version = 0;
  #isAbandoned = false;

  /** Another number after each change. */
  get version(): number {
    return this.#version;
  }

  /** The last listener left, and none came since: nobody waits for what is being read. */
  get isAbandoned(): boolean {
    return this.#isAbandoned;
  }

  add(listener: () => void): () => void {
    this.#all.add(listener);
    this.#isAbandoned = false;
    return () => {
      this.#all.delete(listener);
      this.#isAbandoned = this.#all.size === 0;
    };
  }

  tell(): void {
    this.#version += 1;
    for (const listener of this.#all) listener();
  }
}
