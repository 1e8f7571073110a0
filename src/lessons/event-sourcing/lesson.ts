import { instancesOf } from "../evidence.ts";
import type { LessonContent } from "../lesson.ts";
import { files } from "./files.ts";

export const content: LessonContent = {
  text: [
    "So far the state was stored, and events told of its changes. An event-sourced aggregate turns this round: only the events are stored, and the state is rebuilt by applying them one after another. Commands decide and raise; the methods marked @apply change the state, and do nothing else.",
    "Because nothing is ever overwritten, you can go back to any version. And because the state follows from events and code, new code can see the old events with new eyes.",
  ],
  tasks: [
    {
      text: "Create a Match and let it have three goals.",
      isDone: (state) => instancesOf(state, "Match").some(({ image }) => (image.record?.version ?? 0) >= 3),
    },
    {
      text: "Go back in time: press “Previous” in the Timeline, or the left arrow key, and watch the State.",
      isDone: (state) => state.selection.version !== null,
    },
    {
      text: "Press “Back to now”, and disallow a goal.",
      isDone: (state) =>
        state.selection.version === null &&
        instancesOf(state, "Match").some(({ image }) => (image.record?.version ?? 0) >= 4),
    },
    {
      text: "In whenGoalScored, let each goal count double. The score of the match you have already played changes: its events are the same, the code is not.",
      isDone: (state) =>
        instancesOf(state, "Match").some(({ stream, image }) => {
          const goals = Number(image.state["home"]) + Number(image.state["away"]);
          const found = state.whatIf?.streams.find((each) => each.stream === stream);
          return goals > (image.record?.version ?? 0) || (found?.differing.length ?? 0) > 0;
        }),
    },
  ],
  files,
};
