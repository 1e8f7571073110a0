import type { SourceFiles } from "../document/source.ts";
import type { WorkspaceState } from "../workspace/state.ts";

/** A short exercise on one idea: a text, a model to begin with, and tasks that notice when they are done. */
export interface Lesson {
  /** Name of its folder, and its key. */
  readonly name: string;
  readonly title: string;
  /** One line for the menu. */
  readonly summary: string;
  /** Reads text and model: they arrive when they are asked for. */
  readonly load: () => Promise<LessonContent>;
}

export interface LessonContent {
  /** Paragraphs. */
  readonly text: readonly string[];
  readonly tasks: readonly LessonTask[];
  readonly files: SourceFiles;
}

export interface LessonTask {
  readonly text: string;
  /** Asked at every change of the workspace; once it was true, the task stays done. */
  readonly isDone: (state: WorkspaceState) => boolean;
}
