import { Check, ChevronDown, ChevronUp, X } from "lucide-react";
import { useState } from "react";
import { ActionButton } from "../kit/action-button.tsx";
import { classNames } from "../kit/class-names.ts";
import { IconButton } from "../kit/icon-button.tsx";
import { VisuallyHidden } from "../kit/visually-hidden.tsx";
import styles from "./lesson-panel.module.css";

export interface LessonPanelProps {
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
  readonly tasks: readonly string[];
  /** How many of the tasks are done: one follows the other. */
  readonly done: number;
  readonly onClose: () => void;
  /** Begins the next lesson; absent in the last one. */
  readonly onNext?: (() => void) | undefined;
}

/** The lesson that this workspace was begun from: its text, and what is to be done next. */
export function LessonPanel({ title, text, tasks, done, onClose, onNext }: LessonPanelProps) {
  const [isWide, setIsWide] = useState(true);
  const isFinished = done >= tasks.length;
  return (
    <section aria-label="Lesson" className={styles["lesson"]}>
      <div className={styles["head"]}>
        <h2 className={styles["title"]}>{title}</h2>
        <p className={styles["now"]}>
          {isFinished
            ? "Done. Well played."
            : isWide
              ? `${done} of ${tasks.length} tasks done`
              : `Task ${done + 1} of ${tasks.length}: ${tasks[done] ?? ""}`}
        </p>
        {isFinished && onNext !== undefined && (
          <ActionButton
            action={{ group: "Lessons", name: "Begin the next lesson" }}
            variant="primary"
            size="small"
            onClick={onNext}
          >
            Next lesson
          </ActionButton>
        )}
        <IconButton
          size="small"
          action={{ group: "Lessons", name: isWide ? "Fold the lesson" : "Unfold the lesson" }}
          label={isWide ? "Fold the lesson" : "Unfold the lesson"}
          icon={isWide ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          aria-expanded={isWide}
          onClick={() => setIsWide(!isWide)}
        />
        <IconButton
          size="small"
          label="Close the lesson"
          action={{ group: "Lessons", name: "Close the lesson" }}
          icon={<X aria-hidden />}
          onClick={onClose}
        />
      </div>
      {isWide && (
        <div className={styles["body"]}>
          <div className={styles["text"]}>
            {text.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
          <ol className={styles["tasks"]}>
            {tasks.map((task, index) => (
              <li
                key={task}
                aria-current={index === done ? "step" : undefined}
                className={classNames(styles["task"], index < done && styles["done"])}
              >
                <span aria-hidden className={styles["mark"]}>
                  {index < done ? <Check /> : index + 1}
                </span>
                <span>
                  {index < done && <VisuallyHidden>Done: </VisuallyHidden>}
                  {task}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
