import { examples } from "../examples/catalogue/examples.ts";
import { lessons } from "../lessons/lessons.ts";
import type { Lesson } from "../lessons/lesson.ts";
import type { StartingPoint } from "../ui/header/starting-points.ts";
import type { Parts } from "./compose.ts";

/** Examples and lessons, each with the function that makes a workspace of it: nothing of one's own is overwritten. */
export function startingPoints({ workspaces, lessonProgress }: Pick<Parts, "workspaces" | "lessonProgress">) {
  const { create } = workspaces.commands;
  const beginLesson = async (lesson: Lesson): Promise<void> => {
    const { files } = await lesson.load();
    await create({ title: lesson.title.replace(/^\d+\. /, ""), files });
    const { open } = workspaces.getState();
    if (open === null) return;
    lessonProgress.begin(open.getState().summary.id, lesson);
    await lessonProgress.show(open);
  };
  return {
    beginLesson,
    examples: examples.map(({ name, title, description, files }): StartingPoint => {
      return { name, title, description, start: () => void files().then((texts) => create({ title, files: texts })) };
    }),
    lessons: lessons.map((lesson): StartingPoint => {
      return {
        name: lesson.name,
        title: lesson.title,
        description: lesson.summary,
        start: () => void beginLesson(lesson),
      };
    }),
  };
}
