import type { Box } from "./tour-place.ts";
import type { TourStep } from "./tour-steps.ts";

/** Where in the window the step's part stands; null when it is not there. */
export function boxOf({ at }: TourStep): Box | null {
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
