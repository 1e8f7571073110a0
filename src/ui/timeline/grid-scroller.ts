import { Listeners } from "./listeners.ts";
import {
  anchorShowing,
  clampAnchor,
  rowWindow,
  startAnchor,
  type Anchor,
  type RowHeights,
  type RowWindow,
} from "./row-geometry.ts";
import { scrolled, scrollMap, scrollTopOf, type ScrollMap } from "./scroll-map.ts";

/** What is drawn: which rows, and how tall everything is. */
export interface GridView extends Omit<RowWindow, "top"> {
  readonly scrollHeight: number;
  readonly viewport: number;
  /** First and last row of which something is visible. */
  readonly firstVisible: number;
  readonly lastVisible: number;
  /** It stays with the newest row: a person has not scrolled away. */
  readonly isFollowing: boolean;
}

/** The element that scrolls, as far as the scroller needs it. */
export interface ScrollElement {
  scrollTop: number;
}

const overscan = 2;
/** Browsers keep scroll positions as coarse numbers: at ten million pixels they are off by one. */
const settleTolerance = 2;

/**
 * Ties the browser's scrolling to the rows. It owns the anchor; the element's scroll position is made to agree when
 * scrolling rests. While the newest row is visible it follows what is stored.
 */
export class GridScroller {
  readonly #listeners = new Listeners();
  #element: ScrollElement | null = null;
  #map: ScrollMap;
  #anchor: Anchor = startAnchor;
  #scrollTop = 0;
  #isFollowing = true;
  /** A person is scrolling: the scrollbar is theirs until it rests. */
  #isMoving = false;
  /** Newest first: what is followed is at the start. */
  #newestIsFirst = false;
  #view: GridView;
  #top = 0;

  constructor() {
    this.#map = scrollMap({ rows: 0, rowHeight: 1, headHeight: 0, hasHead: () => false }, 0, true);
    this.#view = this.#computeView();
  }

  /** Told when other rows are to be drawn; for scrolling within the same rows see `onMove`. */
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly view = (): GridView => this.#view;

  /** Where the first drawn row begins, counted from the viewport's top. */
  readonly top = (): number => this.#top;

  /** Called when the drawn rows are to be moved, and nothing else changed. */
  onMove: (top: number) => void = () => undefined;

  attach(element: ScrollElement | null): void {
    this.#element = element;
    if (element !== null) this.settle();
  }

  /** Rows, their heights or the viewport changed. `shift` rows were put before those already known. */
  update(
    heights: RowHeights,
    viewport: number,
    given: { readonly isWhollyLoaded: boolean; readonly newestIsFirst: boolean; readonly shift: number },
  ): void {
    this.#map = scrollMap(heights, viewport, given.isWhollyLoaded);
    this.#newestIsFirst = given.newestIsFirst;
    if (this.#isFollowing) this.#anchor = this.#newestAnchor();
    else {
      this.#anchor = clampAnchor(heights, viewport, {
        ...this.#anchor,
        row: Math.max(0, this.#anchor.row + given.shift),
      });
      // A viewport that grows pulls the rows down until the last one is seen again.
      this.#isFollowing = this.#isAtNewest();
    }
    this.#publish();
  }

  /** To be called on each scroll event of the element. */
  onScroll(): void {
    const scrollTop = this.#element?.scrollTop ?? 0;
    if (Math.abs(scrollTop - this.#scrollTop) < 0.5) return;
    this.#anchor = scrolled(this.#map, this.#anchor, this.#scrollTop, scrollTop);
    this.#scrollTop = scrollTop;
    this.#isMoving = true;
    this.#isFollowing = this.#isAtNewest();
    this.#publish();
  }

  /** The rows were drawn: unless a person is scrolling, the scrollbar is put where they are. */
  drawn(): void {
    if (!this.#isMoving) this.settle();
  }

  /** Scrolling rests: the scrollbar is put where the rows are. */
  settle(): void {
    this.#isMoving = false;
    const scrollTop = scrollTopOf(this.#map, this.#anchor);
    // Compared with what is known of the element: to ask it would have the browser lay out the page at once.
    if (this.#element === null || Math.abs(this.#scrollTop - scrollTop) < settleTolerance) return;
    this.#element.scrollTop = scrollTop;
    // What the browser made of it: it rounds, and keeps within its own bounds.
    this.#scrollTop = this.#element.scrollTop;
  }

  /** Brings a row into view, moving as little as possible; from afar it lands in the middle. */
  show(row: number): void {
    const { heights, viewport } = this.#map;
    if (row < 0 || row >= heights.rows) return;
    const isFar = row < this.#anchor.row - this.#rowsPerPage || row > this.#view.lastVisible + this.#rowsPerPage;
    const middle = clampAnchor(heights, viewport, {
      row: Math.max(0, row - Math.floor(this.#rowsPerPage / 2)),
      offset: 0,
    });
    this.#anchor = anchorShowing(heights, viewport, isFar ? middle : this.#anchor, row);
    this.#isFollowing = this.#isAtNewest();
    this.#publish();
    this.settle();
  }

  toNewest(): void {
    this.#isFollowing = true;
    this.#anchor = this.#newestAnchor();
    this.#publish();
    this.settle();
  }

  get rowsPerPage(): number {
    return Math.max(1, this.#rowsPerPage - 1);
  }

  get #rowsPerPage(): number {
    return Math.max(1, Math.floor(this.#map.viewport / this.#map.heights.rowHeight));
  }

  #newestAnchor(): Anchor {
    return this.#newestIsFirst ? startAnchor : this.#map.end;
  }

  #isAtNewest(): boolean {
    const newest = this.#newestAnchor();
    return this.#anchor.row === newest.row && Math.abs(this.#anchor.offset - newest.offset) < 1;
  }

  #publish(): void {
    const view = this.#computeView();
    if (isSameView(view, this.#view)) this.onMove(this.#top);
    else {
      this.#view = view;
      this.#listeners.tell();
    }
  }

  #computeView(): GridView {
    const { heights, viewport, scrollHeight } = this.#map;
    const drawn = rowWindow(heights, viewport, this.#anchor, overscan);
    const visible = rowWindow(heights, viewport, this.#anchor, 0);
    this.#top = drawn.top;
    return {
      first: drawn.first,
      end: drawn.end,
      scrollHeight,
      viewport,
      firstVisible: visible.first,
      lastVisible: Math.max(visible.first, visible.end - 1),
      isFollowing: this.#isFollowing,
    };
  }
}

function isSameView(a: GridView, b: GridView): boolean {
  return (
    a.first === b.first &&
    a.end === b.end &&
    a.firstVisible === b.firstVisible &&
    a.lastVisible === b.lastVisible &&
    a.scrollHeight === b.scrollHeight &&
    a.viewport === b.viewport &&
    a.isFollowing === b.isFollowing
  );
}
