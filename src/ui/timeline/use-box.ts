import { useLayoutEffect, useState, type RefObject } from "react";
import { rootFontSize } from "./root-font-size.ts";

export interface Box {
  /** Pixels; 0 until it was laid out. */
  readonly width: number;
  /** How much larger than usual the page's type is: 1 for 16 pixels. */
  readonly scale: number;
}

/** An element's width, and the size of the page's type. */
export function useBox(element: RefObject<HTMLElement | null>): Box {
  const [box, setBox] = useState<Box>({ width: 0, scale: 1 });
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return;
    const measure = () => {
      const next = { width: measured.clientWidth, scale: rootFontSize() / 16 };
      setBox((before) => (before.width === next.width && before.scale === next.scale ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
