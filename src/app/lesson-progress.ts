import { createStore } from "zustand/vanilla";
import type { Lesson, LessonContent } from "../lessons/lesson.ts";
import type { Workspace, WorkspaceState } from "../workspace/state.ts";
import type { RememberedValues } from "./remembered-values.ts";

/** The lesson of the open workspace, and how far its person has come. */
export interface LessonInProgress {
  readonly lesson: Lesson;
  readonly content: LessonContent;
  readonly done: number;
}

const keyOf = (workspace: string): string => `aggregate-playground:lesson:${workspace}`;

/** Remembers which workspace was begun from which lesson, and notices when a task is done. */
export function createLessonProgress(lessons: readonly Lesson[], values: RememberedValues) {
  const store = createStore<{ readonly current: LessonInProgress | null }>(() => ({ current: null }));
  let unsubscribe: () => void = () => undefined;
  let shown: Workspace | null = null;

  const notice = (state: WorkspaceState) => {
    const { current } = store.getState();
    if (current === null) return;
    const done = doneTasks(current, state);
    if (done === current.done) return;
    values.write(keyOf(state.summary.id), `${current.lesson.name} ${done}`);
    store.setState({ current: { ...current, done } });
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    /** The workspace was made from the lesson. */
    begin: (workspace: string, lesson: Lesson): void => values.write(keyOf(workspace), `${lesson.name} 0`),
    /** Another workspace is open. */
    show: async (workspace: Workspace): Promise<void> => {
      unsubscribe();
      shown = workspace;
      store.setState({ current: null });
      const { summary, isSnapshot } = workspace.getState();
      const [name, done] = (isSnapshot ? "" : (values.read(keyOf(summary.id)) ?? "")).split(" ");
      const lesson = lessons.find((each) => each.name === name);
      if (lesson === undefined) return;
      const content = await lesson.load();
      if (shown !== workspace) return;
      store.setState({ current: { lesson, content, done: Number(done) } });
      notice(workspace.getState());
      unsubscribe = workspace.subscribe(notice);
    },
    close: (): void => {
      unsubscribe();
      if (shown !== null) values.write(keyOf(shown.getState().summary.id), null);
      store.setState({ current: null });
    },
  };
}

/** Tasks follow one another: a later one is not looked at before those in front of it are done. */
function doneTasks({ content, done }: LessonInProgress, state: WorkspaceState): number {
  const undone = content.tasks.slice(done).findIndex((task) => !task.isDone(state));
  return undone < 0 ? content.tasks.length : done + undone;
}
