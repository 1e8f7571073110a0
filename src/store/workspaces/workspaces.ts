import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { WorkspaceGoneError } from "../failures.ts";
import { checkHistory } from "../history/document-saves.ts";
import { emptySegment, openSegmentKey } from "../history/segment.ts";
import { inSlices } from "../pause.ts";
import { keys, put, row, rows } from "../rows/row-store.ts";
import type { WorkspaceRow } from "../rows/tables.ts";
import type {
  LongWork,
  StoredWorkspace,
  WorkspaceChange,
  WorkspaceStore,
  WorkspaceSummary,
} from "../workspace-store.ts";
import { copyRows, removeRows } from "./copy-workspace.ts";
import { sizeOf } from "./file-edits.ts";
import { importHistory } from "./import-history.ts";
import { streamPrefixIn } from "./model-domain.ts";
import { WorkspaceOfRows, type Surroundings } from "./stored-workspace.ts";
import { defaultSettings, isWorkspaceRow, numberOf, soundWorkspace, summaryOf } from "./summary.ts";

/** What is not to be seen is left alone for so long: another tab may still undo, or be at work on it. */
const rest = 60 * 60 * 1000;

type NewWorkspace = Pick<WorkspaceDocument, "title" | "files"> & { readonly settings?: WorkspaceRow["settings"] };

/** All workspaces, over whatever keeps their rows. */
export class WorkspacesOfRows implements WorkspaceStore {
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  async list(): Promise<readonly WorkspaceSummary[]> {
    const { rowStore } = this.#surroundings;
    const [all, allKeys] = await rowStore.read([
      rows("workspaces", [], [Infinity]),
      keys("workspaces", [], [Infinity]),
    ]);
    const here = all
      .map((workspace, index) => soundWorkspace(workspace, Number(allKeys[index]?.[0])))
      .filter(({ status }) => status === "here");
    const segments = await rowStore.read(here.map(({ number }) => row("journal", openSegmentKey(number))));
    const summaries = here.flatMap((workspace, index) => {
      const open = segments[index];
      return open === undefined ? [] : [summaryOf(workspace, open)];
    });
    return summaries.sort((a, b) => b.changedAt.localeCompare(a.changedAt) || Number(b.id) - Number(a.id));
  }

  async create(
    { title, files, messages = [], commands = [] }: NewWorkspace & Partial<WorkspaceDocument>,
    work: LongWork = {},
  ): Promise<StoredWorkspace> {
    await inSlices(checkHistory({ messages, commands }));
    const isPlain = messages.length === 0 && commands.length === 0;
    const number = await this.#begin({ title, files }, isPlain ? "here" : "arriving");
    if (!isPlain) {
      await this.#fill(number, () => {
        const { rowStore, now } = this.#surroundings;
        const history = { messages, commands, streamPrefix: streamPrefixIn(files["model.ts"]) };
        return importHistory(rowStore, number, history, { ...work, now: now() });
      });
    }
    this.#tellList(number);
    return this.#opened(number);
  }

  async open(id: string): Promise<StoredWorkspace | null> {
    const number = numberOf(id);
    return number === null ? null : WorkspaceOfRows.open(this.#surroundings, number);
  }

  async duplicate(id: string, title: string, work: LongWork = {}): Promise<WorkspaceSummary> {
    const { rowStore } = this.#surroundings;
    const source = numberOf(id) ?? 0;
    const [workspace, files] = await rowStore.read([row("workspaces", [source]), row("files", [source])]);
    if (workspace === undefined || files === undefined) throw new WorkspaceGoneError();
    const { status, settings } = soundWorkspace(workspace, source);
    if (status !== "here") throw new WorkspaceGoneError();
    const number = await this.#begin({ title, files, settings }, "arriving");
    await this.#fill(number, () => copyRows(rowStore, source, number, work));
    this.#tellList(number);
    return (await this.#opened(number)).summary;
  }

  async remove(id: string): Promise<void> {
    await this.#setStatus(id, "removed");
  }

  async restore(id: string): Promise<void> {
    await this.#setStatus(id, "here");
  }

  onChange(listener: (change: WorkspaceChange) => void): () => void {
    return this.#surroundings.channel.subscribe(listener);
  }

  close(): void {
    this.#surroundings.channel.close();
    this.#surroundings.rowStore.close();
  }

  /** Clears away what was deleted, or left half imported by a page that was closed, at an earlier start. */
  async sweep(): Promise<void> {
    const { rowStore, now } = this.#surroundings;
    const [all] = await rowStore.read([rows("workspaces", [], [Infinity])]);
    const gone = all.filter(
      (workspace) => isWorkspaceRow(workspace) && workspace.status !== "here" && workspace.statusAt + rest < now(),
    );
    for (const { number } of gone) await removeRows(rowStore, number);
  }

  /** @returns the number of the new workspace */
  #begin({ title, files, settings = defaultSettings }: NewWorkspace, status: WorkspaceRow["status"]): Promise<number> {
    const { rowStore, now } = this.#surroundings;
    const moment = now();
    return rowStore.write(
      ["counters", "workspaces", "files", "journal"],
      [row("counters", ["workspaces"]), keys("workspaces", [], [Infinity])],
      ([counter, taken]) => {
        // A damaged counter must not lead to a number under which something lies.
        const last = Number.isSafeInteger(counter?.last) ? (counter?.last ?? 0) : 0;
        const number = Math.max(last, Number(taken.at(-1)?.[0] ?? 0)) + 1;
        const workspace: WorkspaceRow = {
          number,
          title,
          createdAt: moment,
          changedAt: moment,
          filesSize: sizeOf(files),
          settings,
          status,
          statusAt: moment,
        };
        const changes = [
          put("counters", ["workspaces"], { last: number }),
          put("workspaces", [number], workspace),
          put("files", [number], files),
          put("journal", openSegmentKey(number), emptySegment),
        ];
        return { changes, result: number };
      },
    );
  }

  /** Does the long work on a workspace that is not listed, then lists it; or leaves nothing of it. */
  async #fill(number: number, work: () => Promise<void>): Promise<void> {
    const { rowStore } = this.#surroundings;
    try {
      await work();
      await this.#setStatus(String(number), "here", false);
    } catch (failure) {
      // What cannot be cleared away now is not listed, and cleared away at a later start.
      await removeRows(rowStore, number).catch(() => undefined);
      throw failure;
    }
  }

  async #setStatus(id: string, status: WorkspaceRow["status"], tells = true): Promise<void> {
    const number = numberOf(id) ?? 0;
    const { rowStore, now } = this.#surroundings;
    await rowStore.write(["workspaces"], [row("workspaces", [number])], ([workspace]) => {
      if (workspace === undefined) throw new WorkspaceGoneError();
      const changed = { ...soundWorkspace(workspace, number), status, statusAt: now() };
      return { changes: [put("workspaces", [number], changed)], result: undefined };
    });
    if (tells) this.#tellList(number);
  }

  async #opened(number: number): Promise<StoredWorkspace> {
    const stored = await WorkspaceOfRows.open(this.#surroundings, number);
    if (stored === null) throw new WorkspaceGoneError();
    return stored;
  }

  #tellList(number: number): void {
    this.#surroundings.channel.tell({ workspace: String(number), what: "list" });
  }
}
