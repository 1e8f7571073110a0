import { instancesOf, lengthOf } from "../evidence.ts";
import type { LessonContent } from "../lesson.ts";
import { files } from "./files.ts";

export const content: LessonContent = {
  text: [
    "A raised event is pending until the aggregate is saved. The save stores the new state and all pending events in one transaction: all of them, or none. Nobody ever sees half of it.",
    "So far each command was saved by itself. Take that into your own hands to see the two steps apart.",
  ],
  tasks: [
    {
      text: "Create a Screening. Then switch “Save automatically” off.",
      isDone: (state) => instancesOf(state, "Screening").length > 0 && !state.settings.saveAutomatically,
    },
    {
      text: "Reserve two seats. Their events stand dashed in the Timeline: they are pending.",
      isDone: (state) => state.pendingCommands.length >= 2,
    },
    {
      text: "Press “Save”: both are stored, with one version. (Or “Drop pending”: both are forgotten. Try that later.)",
      isDone: (state) =>
        state.pendingCommands.length === 0 &&
        !state.settings.saveAutomatically &&
        instancesOf(state, "Screening").some(
          (screening) => lengthOf(screening, "reserved") >= 2 && screening.image.record !== null,
        ),
    },
    {
      text: "Reserve a seat that is taken. The refusal is told at once, and leaves nothing pending.",
      isDone: (state) => Object.keys(state.rejections).some((form) => form.endsWith(" reserve")),
    },
  ],
  files,
};
