import type { Lesson } from "./lesson.ts";

export const lessons: readonly Lesson[] = [
  {
    name: "two-kinds",
    title: "1. Delta or fact, in two minutes",
    summary: "What changed, and what is: press buttons and see",
    load: () => import("./two-kinds/lesson.ts").then(({ content }) => content),
  },
  {
    name: "invariants",
    title: "2. Aggregates and invariants",
    summary: "A cluster that guards its own rules",
    load: () => import("./invariants/lesson.ts").then(({ content }) => content),
  },
  {
    name: "delta-events",
    title: "3. Delta events",
    summary: "Say what changed, in the words of the business",
    load: () => import("./delta-events/lesson.ts").then(({ content }) => content),
  },
  {
    name: "fact-events",
    title: "4. Fact events",
    summary: "Say how everything stands, at every save",
    load: () => import("./fact-events/lesson.ts").then(({ content }) => content),
  },
  {
    name: "saving",
    title: "5. Pending events and saving",
    summary: "Several commands, one transaction: all or none",
    load: () => import("./saving/lesson.ts").then(({ content }) => content),
  },
  {
    name: "event-sourcing",
    title: "6. Event sourcing and time travel",
    summary: "State is what the events add up to",
    load: () => import("./event-sourcing/lesson.ts").then(({ content }) => content),
  },
];
