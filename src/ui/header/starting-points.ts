/** An example or a lesson: choosing it makes a workspace of its own. */
export interface StartingPoint {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly start: () => void;
}

/** A way to take the workspace, or a part of it, out of the page. */
export interface ExportKind {
  readonly key: string;
  /** "Workspace file". */
  readonly name: string;
  readonly description: string;
  readonly run: () => void;
}
