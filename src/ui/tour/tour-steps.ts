import type { PaneName } from "../kit/panes.tsx";

export interface TourStep {
  /** What is shown: a pane of the workbench, or a button of the banner by its name. */
  readonly at: { readonly pane: PaneName } | { readonly button: string };
  readonly title: string;
  readonly text: string;
}

/** One minute, in the order in which things are done. */
export const tourSteps: readonly TourStep[] = [
  {
    at: { pane: "Editor" },
    title: "The model",
    text: "An aggregate in TypeScript: its fields, the rules it guards, its methods and the events they raise. Change it, and the page follows while you type.",
  },
  {
    at: { pane: "Aggregates" },
    title: "Make one, and tell it what to do",
    text: "“New Account” makes an aggregate. Each method has a form of its own. What breaks a rule is refused in the model's words, and changes nothing.",
  },
  {
    at: { pane: "Timeline" },
    title: "What happened",
    text: "Oldest first. A delta event says what changed, a fact event how everything stands; refused commands are kept as well. The slider below leads back in time.",
  },
  {
    at: { pane: "Inspector" },
    title: "A closer look",
    text: "The state at any version, with the event that last set each field; what a save changed; the event; and the stored record to the letter.",
  },
  {
    at: { button: "Lessons" },
    title: "Learn by doing",
    text: "Six short lessons, the first of two minutes: delta or fact? They notice when a task is done. Below them two labs, and this tour.",
  },
  {
    at: { button: "Share" },
    title: "Show it to others",
    text: "One link holds the model and everything that happened. It opens as a copy: nobody's own work is touched.",
  },
];
