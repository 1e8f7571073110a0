import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { Button } from "../kit/button.tsx";
import { usePanes } from "../kit/panes.tsx";
import { cardPlace, type Box } from "./tour-place.ts";
import { tourSteps } from "./tour-steps.ts";
import { boxOf } from "./tour-target.ts";
import styles from "./tour.module.css";

/** So many frames a pane may take until it is seen. */
const patience = 120;

/** Leads through the page in a minute: a ring around each part, and a card that says what it is for. */
export function Tour({ onEnd }: { readonly onEnd: () => void }) {
  const [index, setIndex] = useState(0);
  const [box, setBox] = useState<Box | null>(null);
  const [place, setPlace] = useState<{ readonly top: number; readonly left: number } | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const { reveal } = usePanes();
  const [title, text] = [useId(), useId()];
  const step = tourSteps[index];

  // Whoever had the focus before the tour gets it back.
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  useEffect(() => {
    if (step === undefined) return;
    if ("pane" in step.at) reveal(step.at.pane);
    let frame = 0;
    let looks = 0;
    // A pane that was just revealed has its place some frames later.
    const look = () => {
      const found = boxOf(step);
      looks += 1;
      if ((found === null || found.width === 0) && looks < patience) frame = requestAnimationFrame(look);
      else setBox(found ?? middle());
    };
    frame = requestAnimationFrame(look);
    window.addEventListener("resize", look);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("resize", look);
    };
  }, [step, reveal]);

  useLayoutEffect(() => {
    if (box === null || card.current === null) return;
    const { width, height } = card.current.getBoundingClientRect();
    setPlace(cardPlace(box, { width, height }, { width: window.innerWidth, height: window.innerHeight }));
  }, [box]);

  useEffect(() => {
    if (place !== null) next.current?.focus();
  }, [place]);

  const isLast = index === tourSteps.length - 1;
  const onEscape = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === "Escape") onEnd();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onEscape(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  // Keys that are pressed in the card mean the tour: the page's own, as those of time travel, rest.
  const onKeyInCard = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "ArrowRight" && !isLast) setIndex(index + 1);
    if (event.key === "ArrowLeft" && index > 0) setIndex(index - 1);
    if (event.key === "Tab" && card.current !== null) keepWithin(card.current, event);
    if (event.key !== "Escape") event.stopPropagation();
  });
  useEffect(() => {
    const element = card.current;
    const listen = (event: KeyboardEvent) => onKeyInCard(event);
    element?.addEventListener("keydown", listen);
    return () => element?.removeEventListener("keydown", listen);
  }, []);

  if (step === undefined) return null;
  return (
    <>
      {box !== null && <div aria-hidden className={styles["ring"]} style={box} />}
      <div
        ref={card}
        role="dialog"
        aria-modal="true"
        aria-labelledby={title}
        aria-describedby={text}
        className={styles["card"]}
        style={place ?? { visibility: "hidden" }}
      >
        <div aria-live="polite">
          <p className={styles["count"]}>
            Tour, {index + 1} of {tourSteps.length}
          </p>
          <h2 id={title} className={styles["title"]}>
            {step.title}
          </h2>
          <p id={text} className={styles["text"]}>
            {step.text}
          </p>
        </div>
        <div className={styles["buttons"]}>
          <Button variant="quiet" size="small" onClick={onEnd}>
            {isLast ? "Close" : "Skip the tour"}
          </Button>
          {index > 0 && (
            <Button size="small" onClick={() => setIndex(index - 1)}>
              Back
            </Button>
          )}
          <Button ref={next} variant="primary" size="small" onClick={() => (isLast ? onEnd() : setIndex(index + 1))}>
            {isLast ? "Done" : "Next"}
          </Button>
        </div>
      </div>
    </>
  );
}

/** The focus goes round in the card: what is behind it is dimmed. */
function keepWithin(card: HTMLElement, event: KeyboardEvent): void {
  const buttons = [...card.querySelectorAll("button")];
  const goesOver = document.activeElement === (event.shiftKey ? buttons[0] : buttons.at(-1));
  if (!goesOver) return;
  event.preventDefault();
  (event.shiftKey ? buttons.at(-1) : buttons[0])?.focus();
}

/** A part that cannot be found leaves the card alone in the middle. */
function middle(): Box {
  return { top: window.innerHeight / 3, left: window.innerWidth / 2, width: 0, height: 0 };
}
