import { instancesOf, lengthOf, wasRefused } from "../evidence.ts";
import type { LessonContent } from "../lesson.ts";
import { files } from "./files.ts";

export const content: LessonContent = {
  text: [
    "An aggregate is a cluster of things that change together. One of them, the root, is the only door: here a Workshop, with its Attendees inside. Nobody reaches past the root to change an attendee.",
    "Because every change goes through that door, the root can promise things. Such a promise is an invariant: no more attendees than seats. It is checked after each change, and a change that breaks it is undone as a whole.",
  ],
  tasks: [
    {
      text: "Press “New Workshop”, give it a title and 2 seats, and create it.",
      isDone: (state) => instancesOf(state, "Workshop").length > 0,
    },
    {
      text: "Register two people.",
      isDone: (state) => instancesOf(state, "Workshop").some((workshop) => lengthOf(workshop, "attendees") >= 2),
    },
    {
      text: "Register one person too many. Read what the model says, and see that the state is what it was.",
      isDone: (state) => wasRefused(state, "register"),
    },
    {
      text: "Now change the rule: in model.ts, let everyAttendeeHasASeat allow one more than there are seats. Then register again.",
      isDone: (state) =>
        instancesOf(state, "Workshop").some(
          (workshop) => lengthOf(workshop, "attendees") > Number(workshop.image.state["seats"]),
        ),
    },
  ],
  files,
};
