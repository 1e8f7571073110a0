import type { Lesson } from "./lesson.ts";

export const lessons: readonly Lesson[] = [
  {
    name: "invariants",
    title: "1. Aggregates and invariants",
    summary: "A cluster that guards its own rules",
    load: () => import("./invariants/lesson.ts").then(({ content }) => content),
  },
  {
    name: "delta-events",
    title: "2. Delta events",
    summary: "Say what changed, in the words of the business",
    load: () => import("./delta-events/lesson.ts").then(({ content }) => content),
  },
  {
    name: "fact-events",
    title: "3. Fact events",
    summary: "Say how everything stands, at every save",
    load: () => import("./fact-events/lesson.ts").then(({ content }) => content),
  },
  {
    name: "saving",
    title: "4. Pending events and saving",
    summary: "Several commands, one transaction: all or none",
    load: () => import("./saving/lesson.ts").then(({ content }) => content),
  },
  {
    name: "event-sourcing",
    title: "5. Event sourcing and time travel",
    summary: "State is what the events add up to",
    load: () => import("./event-sourcing/lesson.ts").then(({ content }) => content),
  },
];
