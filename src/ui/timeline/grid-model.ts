import type { GridRows } from "./grid-rows.ts";
import { GridScroller, type GridView, type ScrollElement } from "./grid-scroller.ts";
import { Listeners } from "./listeners.ts";
import { exactRows } from "./scroll-map.ts";
import type { TimelineRow } from "./timeline-row.ts";

export interface GridGeometry {
  readonly viewport: number;
  readonly rowHeight: number;
  readonly headHeight: number;
}

/** One line of the grid; its row is null until it was read. */
export interface GridItem {
  readonly key: number | string;
  /** Names the elements that it is drawn with. After a jump the rows take over those of the rows that left. */
  readonly slot: number;
  readonly index: number;
  readonly row: TimelineRow | null;
  /** It begins the events of a command: a head above it says which. */
  readonly hasHead: boolean;
  /** The row after it belongs to the same command. */
  readonly isTiedToNext: boolean;
  /** So does the row before it. */
  readonly isTiedToLast: boolean;
}

/** Changes whenever the grid is to be drawn anew. */
export interface GridSnapshot {
  readonly view: GridView;
  readonly rows: GridRows;
  /** The rows that are drawn. One stays the same object for as long as it is to be drawn the same. */
  readonly items: readonly GridItem[];
}

/** Rows read ahead on each side of what is drawn. */
const readAhead = 32;

/** Calls back when the patience with a read has run out. @returns what takes the wish back */
export type Patience = (call: () => void) => () => void;

/** Ties rows and scroller: what is stored moves the view, what is viewed is read. */
export class GridModel {
  readonly rows: GridRows;
  readonly scroller = new GridScroller();
  /** Called when the drawn rows are to be moved, and nothing else changed. */
  onMove: (top: number) => void = () => undefined;
  readonly #patience: Patience;
  readonly #listeners = new Listeners();
  #geometry: GridGeometry = { viewport: 0, rowHeight: 1, headHeight: 0 };
  #insertedBefore: number;
  #snapshot: GridSnapshot;
  #isUpdating = false;
  #reach = readAhead;
  #top = 0;
  /** The rows of a jump are being read: what was drawn before stays until then. */
  #stopWaiting: (() => void) | null = null;

  constructor(rows: GridRows, patience: Patience) {
    this.rows = rows;
    this.#patience = patience;
    this.scroller.onMove = (top) => {
      if (this.#stopWaiting !== null) return;
      this.#top = top;
      this.onMove(top);
    };
    this.#insertedBefore = rows.insertedBefore;
    this.#snapshot = { view: this.scroller.view(), rows, items: [] };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const stops = [
      this.#listeners.add(listener),
      this.rows.subscribe(() => this.#update()),
      this.scroller.subscribe(() => {
        if (!this.#isUpdating) this.#publish();
      }),
    ];
    this.#update();
    return () => {
      for (const stop of stops) stop();
      this.#endWaiting();
    };
  };
  readonly snapshot = (): GridSnapshot => this.#snapshot;

  /** Where the first drawn row begins, counted from the viewport's top. */
  readonly top = (): number => this.#top;

  attach(element: ScrollElement | null): void {
    this.scroller.attach(element);
  }

  setGeometry(geometry: GridGeometry): void {
    const { viewport, rowHeight, headHeight } = this.#geometry;
    if (geometry.viewport === viewport && geometry.rowHeight === rowHeight && geometry.headHeight === headHeight)
      return;
    this.#geometry = geometry;
    this.#update();
  }

  /** Brings a row into view. @returns false when there is no such row, or not yet */
  show(key: number | string): boolean {
    const index = this.rows.indexOf(key);
    // The number of an entry says where it will stand before it is there.
    if (index < 0 || index >= this.rows.length || this.rows.keyAt(index) !== key) return false;
    this.scroller.show(index);
    return true;
  }

  /** How many rows on each side of those drawn are wanted too: the lanes show more than the grid. */
  setReach(rows: number): void {
    this.#reach = Math.max(readAhead, rows);
  }

  /** All rows are loaded, so that their heights are known: short lists are. */
  #isWhollyLoaded(): boolean {
    const { length } = this.rows;
    if (length > exactRows) return false;
    for (let index = 0; index < length; index += 1) if (this.rows.rowAt(index) === undefined) return false;
    return true;
  }

  #update(): void {
    const { rows } = this;
    const { viewport, rowHeight, headHeight } = this.#geometry;
    const shift = rows.insertedBefore - this.#insertedBefore;
    this.#insertedBefore = rows.insertedBefore;
    this.#isUpdating = true;
    this.scroller.update({ rows: rows.length, rowHeight, headHeight, hasHead: rows.hasHead }, viewport, {
      isWhollyLoaded: this.#isWhollyLoaded(),
      newestIsFirst: rows.isDescending,
      shift,
    });
    this.#isUpdating = false;
    this.#publish();
  }

  #publish(): void {
    const view = this.scroller.view();
    const isShort = this.rows.length <= exactRows;
    if (view.viewport > 0) {
      if (isShort) this.rows.want(0, Math.max(this.rows.length, view.end - view.first + readAhead));
      else this.rows.want(view.first - this.#reach, view.end + this.#reach);
    }
    const items = this.#itemsOf(view);
    if (this.#isWorthWaiting(items)) {
      this.#stopWaiting ??= this.#patience(() => this.#draw(this.scroller.view(), this.#itemsOf(this.scroller.view())));
    } else this.#draw(view, items);
  }

  /**
   * After a jump the rows are there within milliseconds, so that drawing their places first would draw everything twice,
   * and a scrollbar that is dragged would show nothing but empty places.
   */
  #isWorthWaiting(items: readonly GridItem[]): boolean {
    const shown = new Set(this.#snapshot.items.map(({ key }) => key));
    return (
      this.rows.source.failure === null &&
      items.some(({ row }) => row === null) &&
      shown.size > 0 &&
      this.#snapshot.items.every(({ row }) => row !== null) &&
      !items.some(({ key }) => shown.has(key))
    );
  }

  #draw(view: GridView, items: readonly GridItem[]): void {
    this.#endWaiting();
    this.#top = this.scroller.top();
    this.#snapshot = { view, rows: this.rows, items };
    this.#listeners.tell();
  }

  #endWaiting(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
  }

  #itemsOf(view: GridView): readonly GridItem[] {
    const { items: shown } = this.#snapshot;
    const known = new Map(shown.map((item) => [item.key, item]));
    const drawn: Omit<GridItem, "slot">[] = [];
    for (let index = view.first; index < Math.min(view.end, this.rows.length); index += 1) {
      const key = this.rows.keyAt(index);
      if (key === undefined) continue;
      const row = this.rows.rowAt(index) ?? null;
      drawn.push({
        key,
        index,
        row,
        hasHead: this.rows.hasHead(index),
        isTiedToNext: this.rows.isTiedToNext(index),
        isTiedToLast: index > 0 && this.rows.isTiedToNext(index - 1),
      });
    }
    // Among rows that stay, elements of others would have to be moved, which costs more than making new ones.
    const isJump = !drawn.some(({ key }) => known.has(key));
    let unused = Math.max(-1, ...shown.map(({ slot }) => slot)) + 1;
    const items = drawn.map((item, place) => {
      const before = known.get(item.key);
      if (before === undefined) return { ...item, slot: (isJump ? shown[place]?.slot : undefined) ?? unused++ };
      return isSameItem(before, item) ? before : { ...item, slot: before.slot };
    });
    return items.length === shown.length && items.every((item, place) => item === shown[place]) ? shown : items;
  }
}

function isSameItem(a: GridItem, b: Omit<GridItem, "slot">): boolean {
  return (
    a.row === b.row &&
    a.index === b.index &&
    a.hasHead === b.hasHead &&
    a.isTiedToNext === b.isTiedToNext &&
    a.isTiedToLast === b.isTiedToLast
  );
}
