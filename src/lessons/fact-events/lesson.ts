import { instancesOf } from "../evidence.ts";
import type { LessonContent } from "../lesson.ts";
import type { WorkspaceState } from "../../workspace/state.ts";
import { files } from "./files.ts";

const tellsFacts = ({ model }: WorkspaceState): boolean =>
  model?.description.elements.some(
    ({ kind, name, hasFactEvents }) => kind === "aggregate" && name === "Product" && hasFactEvents,
  ) ?? false;

export const content: LessonContent = {
  text: [
    "A delta event says what changed: the price is now 35. A reader who wants the whole product must have followed every delta from the beginning, in order.",
    "A fact event says how everything stands: name, price, stock, all of it, at every save. A reader needs only the newest. It costs more bytes, and it does not say why. Many systems publish both: deltas for inside, facts for others.",
  ],
  tasks: [
    {
      text: "Create a Product and change its price. One delta event tells of it.",
      isDone: (state) => state.lastEntry > 0 && instancesOf(state, "Product").length > 0,
    },
    {
      text: "In model.ts, switch factEvents to true.",
      isDone: tellsFacts,
    },
    {
      text: "Change the price once more. Delta and fact stand side by side: select each and compare their data.",
      isDone: (state) =>
        tellsFacts(state) && instancesOf(state, "Product").some(({ image }) => (image.record?.version ?? 0) >= 2),
    },
    {
      text: "Now sell the product out. No delta is raised, yet the fact event tells that it is no longer in stock.",
      isDone: (state) =>
        tellsFacts(state) && instancesOf(state, "Product").some(({ image }) => image.state["inStock"] === false),
    },
  ],
  files,
};
