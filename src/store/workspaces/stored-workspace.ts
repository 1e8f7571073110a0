import type { SourceFiles } from "../../document/source.ts";
import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import type { AggregateRecord, AggregateStore, UniqueClaim } from "../../engine/commit.ts";
import type { ChangeChannel } from "../change-channel.ts";
import { WorkspaceGoneError } from "../failures.ts";
import { readDocument, type DocumentOptions } from "../history/document-reader.ts";
import { History } from "../history/history.ts";
import { isSound, lostEnd } from "../history/mending.ts";
import { openSegmentKey } from "../history/segment.ts";
import type { WindowOptions } from "../history/timeline-reader.ts";
import { put, row, type RowStore } from "../rows/row-store.ts";
import type { WorkspaceRow } from "../rows/tables.ts";
import type {
  CommandRecord,
  RecordedState,
  StoredWorkspace,
  TimelineEntry,
  TimelineWindow,
  WorkspaceSettings,
  WorkspaceSummary,
} from "../workspace-store.ts";
import { lostFiles, mergedFiles, sizeOf, soundFiles } from "./file-edits.ts";
import { isWorkspaceRow, lostTitle, soundWorkspace, summaryOf } from "./summary.ts";

export interface Surroundings {
  readonly rowStore: RowStore;
  readonly channel: ChangeChannel;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** One workspace, over whatever keeps its rows. */
export class WorkspaceOfRows implements StoredWorkspace {
  readonly #rowStore: RowStore;
  readonly #channel: ChangeChannel;
  readonly #now: () => number;
  readonly #number: number;
  readonly #history: History;
  readonly damage: readonly string[];
  /** What this tab read or saved last: what another tab changed shows against it. */
  #base: SourceFiles;
  #summary: WorkspaceSummary;

  private constructor(
    { rowStore, channel, now }: Surroundings,
    number: number,
    { files, summary, damage }: Pick<WorkspaceOfRows, "summary" | "damage"> & { readonly files: SourceFiles },
  ) {
    this.#rowStore = rowStore;
    this.#channel = channel;
    this.#now = now;
    this.#number = number;
    this.#base = files;
    this.#summary = summary;
    this.damage = damage;
    this.#history = new History(rowStore, number, now, () => this.#tell("history"));
  }

  /** Null when there is no such workspace, or it was removed. */
  static async open(surroundings: Surroundings, number: number): Promise<WorkspaceOfRows | null> {
    const [workspace, files, open] = await surroundings.rowStore.read([
      row("workspaces", [number]),
      row("files", [number]),
      row("journal", openSegmentKey(number)),
    ]);
    if (workspace === undefined || files === undefined || open === undefined) return null;
    const sound = soundWorkspace(workspace, number);
    if (sound.status !== "here") return null;
    return new WorkspaceOfRows(surroundings, number, {
      files: soundFiles(files),
      summary: summaryOf(sound, open),
      damage: [
        ...(isWorkspaceRow(workspace) ? [] : [lostTitle]),
        ...lostFiles(files).map((name) => `${name} cannot be read: what the browser kept of it is damaged.`),
        ...(isSound(open) ? [] : [lostEnd]),
      ],
    });
  }

  /** As it was when it was opened, but for the title. `WorkspaceStore.list` has the newest. */
  get summary(): WorkspaceSummary {
    return this.#summary;
  }

  get eventStore(): AggregateStore {
    return this.#history;
  }

  async files(): Promise<SourceFiles> {
    const [files] = await this.#rowStore.read([row("files", [this.#number])]);
    if (files === undefined) throw new WorkspaceGoneError();
    this.#base = soundFiles(files);
    return this.#base;
  }

  async saveFiles(mine: SourceFiles): Promise<void> {
    this.#base = await this.#rowStore.write(
      ["files", "workspaces"],
      [row("files", [this.#number]), row("workspaces", [this.#number])],
      ([theirs, workspace]) => {
        if (theirs === undefined || workspace === undefined) throw new WorkspaceGoneError();
        const files = mergedFiles({ base: this.#base, mine, theirs: soundFiles(theirs) });
        const sound = soundWorkspace(workspace, this.#number);
        const changed = { ...sound, changedAt: this.#now(), filesSize: sizeOf(files) };
        const changes = [put("files", [this.#number], files), put("workspaces", [this.#number], changed)];
        return { changes, result: files };
      },
    );
    this.#tell("files");
  }

  async rename(title: string): Promise<void> {
    await this.#change({ title });
    this.#summary = { ...this.#summary, title };
    this.#tell("list");
  }

  async settings(): Promise<WorkspaceSettings> {
    const [workspace] = await this.#rowStore.read([row("workspaces", [this.#number])]);
    if (workspace === undefined) throw new WorkspaceGoneError();
    return soundWorkspace(workspace, this.#number).settings;
  }

  async saveSettings(settings: WorkspaceSettings): Promise<void> {
    await this.#change({ settings });
  }

  store(commands: readonly CommandRecord[]): Promise<readonly TimelineEntry[]> {
    return this.#history.store(commands);
  }

  claim(claims: readonly UniqueClaim[]): Promise<void> {
    return this.#history.claim(claims);
  }

  record(stream: string): Promise<AggregateRecord | null> {
    return this.#history.record(stream);
  }

  records(options: {
    readonly aggregate?: string;
    readonly after?: string;
    readonly limit: number;
    readonly onDamage?: (words: string) => void;
  }): Promise<readonly AggregateRecord[]> {
    return this.#history.recordsAfter(options);
  }

  lastEntry(): Promise<number> {
    return this.#history.lastEntry();
  }

  timeline(options: WindowOptions): Promise<TimelineWindow> {
    return this.#history.timeline(options);
  }

  stateAt(stream: string, version: number): Promise<RecordedState | null> {
    return this.#history.stateAt(stream, version);
  }

  entriesOfVersion(stream: string, version: number): Promise<readonly TimelineEntry[]> {
    return this.#history.entriesOfVersion(stream, version);
  }

  async document(options: DocumentOptions = {}): Promise<WorkspaceDocument> {
    const [workspace, files] = await this.#rowStore.read([
      row("workspaces", [this.#number]),
      row("files", [this.#number]),
    ]);
    if (workspace === undefined || files === undefined) throw new WorkspaceGoneError();
    const history = await readDocument(this.#history.segments, options);
    return { title: soundWorkspace(workspace, this.#number).title, files: soundFiles(files), ...history };
  }

  #change(part: Partial<Pick<WorkspaceRow, "title" | "settings">>): Promise<void> {
    return this.#rowStore.write(["workspaces"], [row("workspaces", [this.#number])], ([workspace]) => {
      if (workspace === undefined) throw new WorkspaceGoneError();
      const changed = { ...soundWorkspace(workspace, this.#number), ...part, changedAt: this.#now() };
      return { changes: [put("workspaces", [this.#number], changed)], result: undefined };
    });
  }

  #tell(what: "list" | "files" | "history"): void {
    this.#channel.tell({ workspace: this.#summary.id, what });
  }
}
