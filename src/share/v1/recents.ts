import { DamagedPayload } from "./damaged-payload.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { choiceKind, flagKind } from "./symbol-coder.ts";

const nearest = 64;
const isNearKind = flagKind(90);
const rankKind = choiceKind();
const placeKind = choiceKind();

/** Things that are named again and again: the last used ones by how recently, the others by when they were first met. */
export class Recents<T> {
  readonly #inOrder: T[] = [];
  readonly #places = new Map<T, number>();
  /** Last used first. */
  readonly #near: T[] = [];

  has(item: T): boolean {
    return this.#places.has(item);
  }

  /** The item, met before or not, becomes the last used one. */
  use(item: T): void {
    if (!this.#places.has(item)) {
      this.#places.set(item, this.#inOrder.length);
      this.#inOrder.push(item);
    }
    const rank = this.#near.indexOf(item);
    let place = rank === -1 ? Math.min(this.#near.length, nearest - 1) : rank;
    for (; place > 0; place--) this.#near[place] = this.#near[place - 1] ?? item;
    this.#near[0] = item;
  }

  /** Writes or reads which of the items it is. */
  code(session: Session, path: Path, value: Said<T>): T {
    const { symbols } = session;
    const rank = value === undefined ? 0 : this.#near.indexOf(value);
    const isNear = symbols.flag(path.place(isNearKind), rank !== -1);
    const items = isNear ? this.#near : this.#inOrder;
    const written = isNear || value === undefined ? Math.max(rank, 0) : (this.#places.get(value) ?? 0);
    const item = items[symbols.choice(path.place(isNear ? rankKind : placeKind), Math.max(items.length, 1), written)];
    if (item === undefined) throw new DamagedPayload("Something is named that was not said.");
    return item;
  }
}
