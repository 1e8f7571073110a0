import { Suspense, lazy } from "react";
import { useStore } from "zustand/react";
import { lessons } from "../lessons/lessons.ts";
import type { Lesson } from "../lessons/lesson.ts";
import { RecentWorkspaces } from "../ui/header/recent-workspaces.tsx";
import { ActionButton } from "../ui/kit/action-button.tsx";
import { useWorkspace } from "../ui/kit/workspace-context.tsx";
import { DamagedLink, SharedSnapshot } from "../ui/share/shared-snapshot.tsx";
import { Welcome } from "../ui/tour/welcome.tsx";
import styles from "./app.module.css";
import type { Parts } from "./compose.ts";
import { commandsAs } from "./panes.tsx";

/** Not there at first sight, so their code is not either. */
const Labs = lazy(async () => ({ default: (await import("../ui/lab/labs.tsx")).Labs }));
const LessonPanel = lazy(async () => ({ default: (await import("../ui/lesson/lesson-panel.tsx")).LessonPanel }));

/** What stands between header and panes: trouble with storage, and the lesson. */
export function Notices({
  parts,
  beginLesson,
}: {
  readonly parts: Parts;
  readonly beginLesson: (lesson: Lesson) => Promise<void>;
}) {
  const problem = useStore(parts.workspaces, (state) => state.problem);
  const workOfWorkspace = useWorkspace((state) => state.work ?? null);
  const work = useStore(parts.longWork, ({ current }) => current) ?? workOfWorkspace;
  const lesson = useStore(parts.lessonProgress, ({ current }) => current);
  const next = lesson === null ? undefined : lessons[lessons.indexOf(lesson.lesson) + 1];
  const areRecentsShown = useStore(parts.recents, ({ areShown }) => areShown);
  const isNew = useStore(parts.greeting, (state) => state.isNew);
  const open = useStore(parts.workspaces, (state) => state.open);
  const damaged = useStore(parts.links, (state) => state.damaged);
  return (
    <>
      {open?.getState().isSnapshot === true && (
        <SharedSnapshot
          title={open.getState().summary.title}
          onKeep={() => void parts.links.keep()}
          onClose={() => void parts.links.close()}
        />
      )}
      {damaged !== null && <DamagedLink {...damaged} onClose={() => void parts.links.close()} />}
      {parts.storageProblem !== null && (
        <section aria-label="Storage" className={styles["notice"]}>
          <p>{parts.storageProblem}</p>
          <p>Until then the page works in memory: what you make is gone when you close it, unless you export it.</p>
        </section>
      )}
      {problem !== null && (
        <div role="alert" className={styles["notice"]}>
          <p>{problem}</p>
          <ActionButton
            action={{ group: "Page", name: "Dismiss the problem" }}
            size="small"
            onClick={parts.workspaces.commands.dismissProblem}
          >
            Dismiss
          </ActionButton>
        </div>
      )}
      {work !== null && (
        <section aria-label="Progress" className={styles["work"]}>
          <label htmlFor="long-work">{work.name}</label>
          <progress id="long-work" max={1} {...(work.done === null ? {} : { value: work.done })} />
          <ActionButton
            action={{ group: "Page", name: "Cancel the work in progress" }}
            size="small"
            onClick={work.cancel}
          >
            Cancel
          </ActionButton>
        </section>
      )}
      {areRecentsShown && open?.getState().isSnapshot === false && (
        <RecentWorkspaces onClose={() => parts.recents.setState({ areShown: false })} />
      )}
      <Welcome
        // A shared snapshot and a lesson have bars of their own: one at a time.
        isNew={isNew && lesson === null && open?.getState().isSnapshot === false}
        onSeen={() => parts.greeting.setState({ isNew: false })}
        onFirstLesson={() => {
          const [first] = lessons;
          if (first !== undefined) void beginLesson(first);
        }}
      />
      <Suspense fallback={null}>
        <Labs commandsAs={commandsAs} />
      </Suspense>
      {lesson !== null && (
        <Suspense fallback={null}>
          <LessonPanel
            title={lesson.lesson.title}
            text={lesson.content.text}
            tasks={lesson.content.tasks.map(({ text }) => text)}
            done={lesson.done}
            onClose={parts.lessonProgress.close}
            onNext={next === undefined ? undefined : () => void beginLesson(next)}
          />
        </Suspense>
      )}
    </>
  );
}
