import { useEffect, useRef, useState } from "react";
import styles from "./tooltips.module.css";

interface Shown {
  readonly text: string;
  readonly keys: string | null;
  readonly anchor: Element;
}

/** Long enough that a passing pointer shows nothing. */
const hoverDelay = 450;
const gap = 6;

/**
 * The page's only tooltip, mounted once: it speaks for whatever element under pointer or focus carries `data-tooltip`
 * (and perhaps `data-tooltip-keys`). One for all costs nothing per element, which a grid of many rows needs.
 * It repeats or explains what is named otherwise, and is never the only name.
 */
export function Tooltips() {
  const [shown, setShown] = useState<Shown | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer = 0;
    const hide = () => {
      clearTimeout(timer);
      setShown(null);
    };
    const show = (anchor: Element, delay: number) => {
      clearTimeout(timer);
      const text = anchor.getAttribute("data-tooltip");
      if (text === null || text === "") return hide();
      timer = window.setTimeout(
        () => setShown({ text, keys: anchor.getAttribute("data-tooltip-keys"), anchor }),
        delay,
      );
    };
    const onPointerOver = (event: PointerEvent) => {
      if (event.pointerType === "touch" || !(event.target instanceof Element)) return;
      // A person may move onto the tooltip itself to read or copy it.
      if (box.current?.contains(event.target) === true) return;
      const anchor = event.target.closest("[data-tooltip]");
      if (anchor === null) hide();
      else show(anchor, hoverDelay);
    };
    const onFocusIn = (event: FocusEvent) => {
      if (!(event.target instanceof Element) || !event.target.matches(":focus-visible")) return;
      const anchor = event.target.closest("[data-tooltip]");
      if (anchor !== null) show(anchor, 0);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("pointerover", onPointerOver);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("focusin", onFocusIn);
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("scroll", hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", onPointerOver);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("focusin", onFocusIn);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("scroll", hide, true);
    };
  }, []);

  useEffect(() => {
    const element = box.current;
    if (shown === null || element === null) return;
    // The top layer: above dialogs and menus alike.
    element.showPopover();
    const place = placeBeside(shown.anchor.getBoundingClientRect(), element.getBoundingClientRect());
    element.style.transform = `translate(${place.x}px, ${place.y}px)`;
    return () => element.hidePopover();
  }, [shown]);

  if (shown === null) return null;
  return (
    <div ref={box} role="tooltip" popover="manual" className={styles["tooltip"]}>
      {shown.text}
      {shown.keys !== null && <kbd>{shown.keys}</kbd>}
    </div>
  );
}

/** Under the anchor, or over it where there is no room, and never beyond the window's edges. */
function placeBeside(anchor: DOMRect, box: DOMRect): { readonly x: number; readonly y: number } {
  const below = anchor.bottom + gap;
  const y = below + box.height <= window.innerHeight ? below : anchor.top - gap - box.height;
  const centred = anchor.left + anchor.width / 2 - box.width / 2;
  const x = Math.max(gap, Math.min(centred, window.innerWidth - box.width - gap));
  return { x: Math.round(x), y: Math.round(Math.max(gap, y)) };
}
