import type { RootCell } from "../cluster/cell.ts";
import { kept } from "../values/kept.ts";

/** What one unit of work has loaded and saved: one object per identity, saved in the order of the first save (UOW3, UOW4). */
export class UnitOfWork {
  readonly #byStream = new Map<string, RootCell>();
  readonly #saved = new Set<RootCell>();

  get saved(): readonly RootCell[] {
    return [...this.#saved];
  }

  find(stream: string): RootCell | undefined {
    return this.#byStream.get(stream);
  }

  /** The object that stands for the identity from now on: the first one that was seen. */
  remember(stream: string, root: RootCell): RootCell {
    return kept(this.#byStream, stream, () => root);
  }

  save(stream: string, root: RootCell): void {
    this.remember(stream, root);
    this.#saved.add(root);
  }
}
