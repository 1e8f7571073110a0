import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { Button } from "../kit/button.tsx";
import { usePanes } from "../kit/panes.tsx";
import { cardPlace, type Box } from "./tour-place.ts";
import { tourSteps, type TourStep } from "./tour-steps.ts";
import styles from "./tour.module.css";

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
    if (step !== undefined && "pane" in step.at) reveal(step.at.pane);
    const look = () => setBox(step === undefined ? null : boxOf(step));
    // A pane that was just revealed has its place with the next frame.
    const frame = requestAnimationFrame(look);
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
  const onKey = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === "Escape") onEnd();
    if (key === "ArrowRight" && !isLast) setIndex(index + 1);
    if (key === "ArrowLeft" && index > 0) setIndex(index - 1);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  if (step === undefined) return null;
  return (
    <>
      {box !== null && <div aria-hidden className={styles["ring"]} style={box} />}
      <div
        ref={card}
        role="dialog"
        aria-labelledby={title}
        aria-describedby={text}
        className={styles["card"]}
        style={place ?? { visibility: "hidden" }}
      >
        <p className={styles["count"]}>
          Tour, {index + 1} of {tourSteps.length}
        </p>
        <h2 id={title} className={styles["title"]}>
          {step.title}
        </h2>
        <p id={text} className={styles["text"]}>
          {step.text}
        </p>
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

function boxOf({ at }: TourStep): Box | null {
  const element = "pane" in at ? regionNamed(at.pane) : buttonNamed(at.button);
  if (element === null) return null;
  const { top, left, width, height } = element.getBoundingClientRect();
  return { top, left, width, height };
}

function regionNamed(name: string): Element | null {
  const regions = [...document.querySelectorAll("section")];
  return (
    regions.find((region) => {
      const labelled = document.getElementById(region.getAttribute("aria-labelledby") ?? "");
      return region.getAttribute("aria-label") === name || labelled?.textContent === name;
    }) ?? null
  );
}

function buttonNamed(name: string): Element | null {
  const buttons = [...document.querySelectorAll("header button")];
  return buttons.find((button) => (button.getAttribute("aria-label") ?? button.textContent) === name) ?? null;
}
