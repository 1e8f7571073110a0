/** Those who want to know of a change. */
export class Listeners {
  readonly #all = new Set<(failure?: unknown) => void>();

  add(listener: (failure?: unknown) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(failure?: unknown): void {
    for (const listener of this.#all) listener(failure);
  }

  clear(): void {
    this.#all.clear();
  }
}
