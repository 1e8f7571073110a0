import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import type { GridModel } from "./grid-model.ts";
import { rootFontSize } from "./root-font-size.ts";
import { rowId } from "./grid-row.tsx";

export interface RemHeights {
  readonly row: number;
  readonly head: number;
}

/** Scrolling rests when nothing moved for this long, where the browser does not say so itself. */
const restAfter = 150;

/** Tells the model of the element's height and scrolling. */
export function useScrolling(
  grid: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  model: GridModel,
  { row, head }: RemHeights,
): void {
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const header = element.firstElementChild;
    const measure = () => {
      const rem = rootFontSize();
      const viewport = Math.max(0, element.clientHeight - (header?.clientHeight ?? 0));
      model.setGeometry({ viewport, rowHeight: row * rem, headHeight: head * rem });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // It is measured in rem: it tells when the size of the page's type has changed.
    if (header !== null) observer.observe(header);
    return () => observer.disconnect();
  }, [grid, model, row, head]);

  useEffect(() => {
    const element = grid.current;
    if (element === null) return;
    model.attach(element);
    let rest: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      model.scroller.onScroll();
      clearTimeout(rest);
      rest = setTimeout(() => model.scroller.settle(), restAfter);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(rest);
      element.removeEventListener("scroll", onScroll);
      model.attach(null);
    };
  }, [grid, model]);

  // After each drawing, and between drawings whenever the rows only move.
  useLayoutEffect(() => {
    const move = (top: number) => {
      if (body.current !== null) body.current.style.transform = `translateY(${top}px)`;
    };
    move(model.top());
    model.onMove = move;
    model.scroller.drawn();
  });
}

/**
 * Keeps the keyboard's focus in the grid: on the row it was sent to as soon as that is drawn, and on the grid itself when
 * the row that had it was scrolled away.
 */
export function useRowFocus(grid: RefObject<HTMLElement | null>): (key: number | string) => void {
  const wanted = useRef<number | string | null>(null);
  const hadFocus = useRef(false);
  /** Element id of the row that the focus was put on. */
  const focused = useRef<string | null>(null);
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const { activeElement } = document;
    const isOnRow = activeElement?.getAttribute("role") === "row" && element.contains(activeElement);
    const row = wanted.current === null ? null : document.getElementById(rowId(wanted.current));
    if (row !== null) {
      row.focus({ preventScroll: true });
      // Elements are reused: nobody tells of a focus that was there already.
      focused.current = row.id;
      wanted.current = null;
    } else if (isOnRow ? activeElement.id !== focused.current : hadFocus.current && activeElement === document.body) {
      // The row left, and its element is gone or shows another one.
      element.focus({ preventScroll: true });
    }
    hadFocus.current = element.contains(document.activeElement);
  });
  useEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const note = () => {
      hadFocus.current = element.contains(document.activeElement);
      focused.current = document.activeElement?.id ?? null;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [grid]);
  return useCallback((key) => {
    wanted.current = key;
  }, []);
}
