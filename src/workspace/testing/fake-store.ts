import type { Append, Message } from "aggregate-playground";
import { fileNames, type SourceFiles } from "../../document/source.ts";
import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import type { AggregateRecord, AggregateStore, UniqueClaim } from "../../engine/commit.ts";
import { ExpectedVersionError, ValidationError } from "../../engine/errors.ts";
import { ConflictingEditError } from "../../store/failures.ts";
import type {
  CommandRecord,
  RecordedState,
  StoredWorkspace,
  TimelineEntry,
  WorkspaceChange,
  WorkspaceSettings,
  WorkspaceStore,
  WorkspaceSummary,
} from "../../store/workspace-store.ts";

/** All that several tabs would share. */
interface Shelf {
  readonly workspaces: Map<string, Data>;
  readonly removed: Map<string, Data>;
  readonly tabs: Set<FakeStore>;
}

interface Data {
  title: string;
  files: SourceFiles;
  filesVersion: number;
  settings: WorkspaceSettings;
  messages: Message[];
  entries: TimelineEntry[];
  commands: (CommandRecord & { readonly messages: readonly number[] })[];
  records: Map<string, AggregateRecord>;
  /** As they were set from outside; those of commits follow from the records. */
  claims: readonly UniqueClaim[];
}

/** A store in memory, with the promises that the workspace relies on and nothing more. `anotherTab` shares its data. */
export class FakeStore implements WorkspaceStore {
  readonly #listeners = new Set<(change: WorkspaceChange) => void>();
  readonly shelf: Shelf;
  /** Hears nothing of other tabs. */
  isDeaf = false;
  /** Makes the next transaction fail, as a full disk does. */
  failNext: Error | null = null;

  constructor(shelf: Shelf = { workspaces: new Map(), removed: new Map(), tabs: new Set() }) {
    this.shelf = shelf;
    shelf.tabs.add(this);
  }

  anotherTab(): FakeStore {
    return new FakeStore(this.shelf);
  }

  async list(): Promise<readonly WorkspaceSummary[]> {
    return [...this.shelf.workspaces].map(([id, data]) => summaryOf(id, data)).reverse();
  }

  async create(
    document: Pick<WorkspaceDocument, "title" | "files"> & Partial<WorkspaceDocument>,
  ): Promise<StoredWorkspace> {
    const id = `w${this.shelf.workspaces.size + this.shelf.removed.size + 1}`;
    const { title, files, messages = [] } = document;
    const settings = { saveAutomatically: true, commandLimit: 1000 };
    const empty: Data = {
      title,
      files,
      filesVersion: 0,
      settings,
      messages: [...messages],
      entries: [],
      commands: [],
      records: new Map(),
      claims: [],
    };
    this.shelf.workspaces.set(id, empty);
    this.tell({ workspace: id, what: "list" });
    return new FakeStoredWorkspace(this, id, empty);
  }

  async open(id: string): Promise<StoredWorkspace | null> {
    const data = this.shelf.workspaces.get(id);
    return data === undefined ? null : new FakeStoredWorkspace(this, id, data);
  }

  async duplicate(id: string, title: string): Promise<WorkspaceSummary> {
    const data = this.shelf.workspaces.get(id);
    if (data === undefined) throw new Error(`No workspace ${id}`);
    return (await this.create({ title, files: data.files, messages: data.messages })).summary;
  }

  async remove(id: string): Promise<void> {
    const data = this.shelf.workspaces.get(id);
    if (data !== undefined) this.shelf.removed.set(id, data);
    this.shelf.workspaces.delete(id);
    this.tell({ workspace: id, what: "list" });
  }

  async restore(id: string): Promise<void> {
    const data = this.shelf.removed.get(id);
    if (data !== undefined) this.shelf.workspaces.set(id, data);
    this.shelf.removed.delete(id);
    this.tell({ workspace: id, what: "list" });
  }

  onChange(listener: (change: WorkspaceChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.shelf.tabs.delete(this);
  }

  tell(change: Omit<WorkspaceChange, "elsewhere">): void {
    for (const tab of this.shelf.tabs) tab.#hear({ ...change, elsewhere: tab !== this });
  }

  #hear(change: WorkspaceChange): void {
    if (this.isDeaf && change.elsewhere) return;
    for (const listener of this.#listeners) listener(change);
  }
}

class FakeStoredWorkspace implements StoredWorkspace {
  readonly #store: FakeStore;
  readonly #id: string;
  readonly #data: Data;
  #base: number;

  constructor(store: FakeStore, id: string, data: Data) {
    this.#store = store;
    this.#id = id;
    this.#data = data;
    this.#base = data.filesVersion;
  }

  get summary(): WorkspaceSummary {
    return summaryOf(this.#id, this.#data);
  }

  get eventStore(): AggregateStore {
    const read = async (streamName: string, { to = Infinity }: { readonly to?: number } = {}) =>
      this.#data.messages.filter((message) => message.streamName === streamName && message.position <= to);
    const unused = () => Promise.reject(new Error("The workspace reads streams alone."));
    return {
      read,
      append: unused,
      commit: unused,
      record: unused,
      records: unused,
      readCategory: unused,
      readAll: unused,
      lastMessage: unused,
    };
  }

  readonly damage: readonly string[] = [];

  async files(): Promise<SourceFiles> {
    this.#base = this.#data.filesVersion;
    return this.#data.files;
  }

  async saveFiles(files: SourceFiles): Promise<void> {
    if (this.#base !== this.#data.filesVersion) {
      const theirs = this.#data.files;
      throw new ConflictingEditError({
        files: fileNames.filter((file) => files[file] !== theirs[file]),
        mine: files,
        theirs,
      });
    }
    this.#data.files = files;
    this.#base = this.#data.filesVersion += 1;
    this.#store.tell({ workspace: this.#id, what: "files" });
  }

  async rename(title: string): Promise<void> {
    this.#data.title = title;
    this.#store.tell({ workspace: this.#id, what: "list" });
  }

  async settings(): Promise<WorkspaceSettings> {
    return this.#data.settings;
  }

  async saveSettings(settings: WorkspaceSettings): Promise<void> {
    this.#data.settings = settings;
  }

  async store(commands: readonly CommandRecord[]): Promise<readonly TimelineEntry[]> {
    if (this.#store.failNext !== null) {
      const error = this.#store.failNext;
      this.#store.failNext = null;
      throw error;
    }
    const { messages, entries, records } = this.#data;
    const draft: Data = {
      ...this.#data,
      messages: [...messages],
      entries: [...entries],
      commands: [...this.#data.commands],
      records: new Map(records),
    };
    const before = draft.entries.length;
    for (const command of commands) storeCommand(draft, command);
    Object.assign(this.#data, draft);
    this.#store.tell({ workspace: this.#id, what: "history" });
    return draft.entries.slice(before);
  }

  async claim(claims: readonly UniqueClaim[]): Promise<void> {
    this.#data.claims = claims;
  }

  async record(stream: string): Promise<AggregateRecord | null> {
    return this.#data.records.get(stream) ?? null;
  }

  async records({
    after,
    limit,
  }: {
    readonly after?: string;
    readonly limit: number;
  }): Promise<readonly AggregateRecord[]> {
    const all = [...this.#data.records.values()];
    const start = after === undefined ? 0 : all.findIndex(({ stream }) => stream === after) + 1;
    return all.slice(start, start + limit);
  }

  async lastEntry(): Promise<number> {
    return this.#data.entries.length;
  }

  async timeline({ from, limit }: { readonly from: number; readonly limit: number }) {
    return { entries: this.#data.entries.slice(from - 1, from - 1 + limit), next: null };
  }

  async stateAt(stream: string, version: number): Promise<RecordedState | null> {
    const own = this.#data.commands.flatMap((command, commandNumber) => {
      const { state } = command.entry;
      return command.stream === stream && state !== null && command.version <= version
        ? [{ version: command.version, state, commandNumber }]
        : [];
    });
    return own.at(-1) ?? null;
  }

  async entriesOfVersion(stream: string, version: number): Promise<readonly TimelineEntry[]> {
    return this.#data.entries.filter((entry) => entry.stream === stream && entry.version === version);
  }

  async document({ stream, onCommand }: Parameters<StoredWorkspace["document"]>[0] = {}): Promise<WorkspaceDocument> {
    const { title, files } = this.#data;
    const messages = this.#data.messages.filter(({ streamName }) => stream === undefined || streamName === stream);
    const commands = this.#data.commands.filter((command) => stream === undefined || command.stream === stream);
    for (const command of commands) onCommand?.(command);
    return {
      title,
      files,
      messages,
      commands: commands.map((command) => ({ ...command.entry, messages: command.messages })),
    };
  }
}

function storeCommand(data: Data, command: CommandRecord): void {
  for (const { record, expectedVersion, claims } of command.commit?.changes ?? []) {
    const actual = data.records.get(record.stream)?.version ?? -1;
    if (expectedVersion !== null && actual !== expectedVersion) {
      throw ExpectedVersionError.ofAggregate(
        { name: record.aggregate, id: record.id, streamName: record.stream },
        expectedVersion,
        actual,
      );
    }
    for (const { field, value, aggregate } of claims) {
      const isTaken = [...data.records.values()].some(
        (other) => other.stream !== record.stream && other.state[field] === value,
      );
      if (isTaken)
        throw new ValidationError({ [field]: [`${aggregate} with ${field} '${value}' is already present.`] });
    }
    data.records.set(record.stream, record);
  }
  const stored = (command.commit?.appends ?? []).flatMap((append) => appended(data, append));
  const commandNumber = data.commands.length + 1;
  const entry = { ...command.entry, messages: stored.map(({ globalPosition }) => globalPosition) };
  const shown = {
    commandNumber,
    command: entry,
    aggregate: entry.aggregate,
    stream: command.stream,
    version: command.version,
  };
  for (const message of stored) {
    const kind = message.streamName.includes("-fact-") ? "fact" : "delta";
    data.entries.push({ ...shown, number: data.entries.length + 1, kind, message });
  }
  if (entry.outcome === "rejected")
    data.entries.push({ ...shown, number: data.entries.length + 1, kind: "rejected", message: null });
  data.commands.push({ ...command, messages: entry.messages });
}

function appended(data: Data, { streamName, messages, expectedVersion }: Append): readonly Message[] {
  const last = data.messages.filter((message) => message.streamName === streamName).length - 1;
  if (expectedVersion !== undefined && expectedVersion !== last)
    throw ExpectedVersionError.ofStream(streamName, expectedVersion, last);
  const stored = messages.map(({ id = "", type, data: payload, metadata = {} }, index): Message => {
    const globalPosition = data.messages.length + index + 1;
    return {
      id,
      streamName,
      type,
      data: payload,
      metadata,
      position: last + index + 1,
      globalPosition,
      time: new Date(0),
    };
  });
  data.messages.push(...stored);
  return stored;
}

function summaryOf(id: string, { title, messages }: Data): WorkspaceSummary {
  return {
    id,
    title,
    createdAt: "2026-01-01T00:00:00.000Z",
    changedAt: "2026-01-01T00:00:00.000Z",
    events: messages.length,
    size: 0,
  };
}
