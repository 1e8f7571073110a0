import { instancesOf } from "../evidence.ts";
import type { LessonContent } from "../lesson.ts";
import { files } from "./files.ts";

export const content: LessonContent = {
  text: [
    "Every save can leave two kinds of events. A delta event is like a line in a diary: it says what changed. A fact event is like a photograph: it says what is, all of it.",
    "You need not read the code. Press the buttons, and look at the Timeline.",
  ],
  tasks: [
    {
      text: "Press “New Room”, give it a number, and press “Create”. One row appears, of kind “fact”: a first photograph of the room.",
      isDone: (state) => instancesOf(state, "Room").some(({ image }) => image.record !== null),
    },
    {
      text: "Check somebody in. Two rows appear for this one save: “delta” and “fact”.",
      isDone: (state) => instancesOf(state, "Room").some(({ image }) => (image.state["guest"] ?? null) !== null),
    },
    {
      text: "Open the tab “Event” in the Inspector, and select one row after the other. The delta has the guest alone: what changed. The fact has number, floor, guest and all: what is.",
      isDone: ({ selection }) => selection.entry !== null && selection.tab === "Event",
    },
    {
      text: "Press “clean”. This command raises no delta, so the diary is silent. The photograph shows the difference.",
      isDone: (state) =>
        instancesOf(state, "Room").some(
          ({ image }) => image.state["isClean"] === true && (image.record?.version ?? 0) >= 2,
        ),
    },
  ],
  files,
};
