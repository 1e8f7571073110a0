import type { UniqueClaim } from "../../engine/commit.ts";
import { DamagedRowError, WorkspaceGoneError } from "../failures.ts";
import { row, type Decision, type RowStore } from "../rows/row-store.ts";
import type { ClaimRow, HeadRow } from "../rows/tables.ts";
import { checkSaves } from "./check-saves.ts";
import { claimKey, HistoryDraft } from "./history-draft.ts";
import { isSound, lostEnd } from "./mending.ts";
import { isNothing, type NewSave } from "./new-save.ts";
import type { Save } from "./save.ts";
import { openSegmentKey } from "./segment.ts";
import { placeOfStream } from "./stream-family.ts";

export interface StoredSaves {
  readonly saves: readonly Save[];
  /** Class name of the aggregate of a delta stream. */
  readonly aggregateOf: (stream: string) => string;
}

interface Job {
  readonly saves: readonly NewSave[];
  readonly resolve: (stored: StoredSaves) => void;
  readonly reject: (reason: unknown) => void;
}

type Outcome = { readonly stored: StoredSaves } | { readonly refused: unknown };

/** Jobs that share a transaction at most: one that fails must not hold up many. */
const maxJobs = 128;
/** Heads kept in memory between transactions at most. */
const maxHeads = 256;

/**
 * Stores saves one transaction after another. What is asked for while a transaction runs shares the next one, so that a
 * burst costs a few transactions and not one for each command; each job still succeeds or fails on its own.
 *
 * The end of the history stays in memory between transactions. Every transaction looks whether it still is the end; when
 * another tab has stored something since, it begins again with what is stored now.
 */
export class SaveQueue {
  readonly #rowStore: RowStore;
  readonly #workspace: number;
  readonly #now: () => number;
  readonly #onStored: () => void;
  readonly #waiting: Job[] = [];
  #draft: HistoryDraft | null = null;
  #isRunning = false;

  constructor(rowStore: RowStore, workspace: number, now: () => number, onStored: () => void) {
    this.#rowStore = rowStore;
    this.#workspace = workspace;
    this.#now = now;
    this.#onStored = onStored;
  }

  /** All of the saves in order, or none. @throws ExpectedVersionError, ValidationError, StorageError, WorkspaceGoneError */
  store(saves: readonly NewSave[]): Promise<StoredSaves> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ saves, resolve, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) await this.#storeTogether(this.#waiting.splice(0, maxJobs));
    this.#isRunning = false;
  }

  async #storeTogether(jobs: readonly Job[]): Promise<void> {
    try {
      const outcomes = await this.#transaction(jobs.map(({ saves }) => saves));
      outcomes.forEach((outcome, index) => {
        if ("stored" in outcome) jobs[index]?.resolve(outcome.stored);
        else jobs[index]?.reject(outcome.refused);
      });
      if (outcomes.some((outcome) => "stored" in outcome && outcome.stored.saves.length > 0)) this.#onStored();
    } catch (failure) {
      for (const { reject } of jobs) reject(failure);
    }
  }

  async #transaction(jobs: readonly (readonly NewSave[])[]): Promise<readonly Outcome[]> {
    try {
      const outcomes = await this.#attempt(jobs, this.#draft);
      if ((this.#draft?.heads.size ?? 0) > maxHeads) this.#draft = null;
      return outcomes;
    } catch (failure) {
      this.#draft = null;
      if (failure !== outdated) throw failure;
      return this.#attempt(jobs, null);
    }
  }

  #attempt(jobs: readonly (readonly NewSave[])[], draft: HistoryDraft | null): Promise<readonly Outcome[]> {
    const saves = jobs.flat();
    const streams = [...new Set(saves.flatMap(streamsOf))].filter((stream) => draft?.heads.has(stream) !== true);
    const claims = claimsOf(saves).filter(({ name }) => draft?.claims.has(name) !== true);
    const isEnd = draft?.goesOnFrom();
    let prepared: (() => Decision<readonly Outcome[]>) | null = null;
    let isDecided = false;
    const stored = this.#rowStore.write(
      ["journal", "heads", "trails", "roster", "claims"],
      [
        row("journal", openSegmentKey(this.#workspace)),
        ...streams.map((stream) => row("heads", [this.#workspace, stream])),
        ...claims.map(({ scope, value }) => row("claims", [this.#workspace, scope, value])),
      ],
      ([open, ...found]) => {
        isDecided = true;
        if (open === undefined) throw new WorkspaceGoneError();
        if (!isSound(open)) throw new DamagedRowError(lostEnd);
        if (isEnd?.(open) === false) throw outdated;
        if (prepared !== null) return prepared();
        const goingOn = draft ?? new HistoryDraft(this.#workspace, open);
        goingOn.know({
          // The heads were asked for first, then the claims.
          heads: new Map(streams.map((stream, index) => [stream, (found[index] as HeadRow | undefined) ?? null])),
          claims: new Map(
            claims.map(({ name }, index) => {
              // Rows are read in the order in which they were asked for.
              const claim = found[streams.length + index] as ClaimRow | undefined;
              return [name, claim?.stream ?? null];
            }),
          ),
        });
        // Changed from here on: `#transaction` forgets it when the transaction fails.
        this.#draft = goingOn;
        return this.#addAll(goingOn, jobs);
      },
    );
    // The transaction takes its time to begin. What follows from the draft alone is ready by then.
    if (draft !== null && streams.length === 0 && claims.length === 0 && !isDecided)
      prepared = outcomeOf(() => this.#addAll(draft, jobs));
    return stored;
  }

  #addAll(draft: HistoryDraft, jobs: readonly (readonly NewSave[])[]): Decision<readonly Outcome[]> {
    const result = jobs.map((job) => this.#add(draft, job));
    return { changes: draft.takeChanges(), result };
  }

  #add(draft: HistoryDraft, saves: readonly NewSave[]): Outcome {
    try {
      checkSaves(draft, saves);
    } catch (refused) {
      return { refused };
    }
    const now = this.#now();
    const added = saves.filter((save) => !isNothing(save)).map((save) => draft.add(save, now));
    return { stored: { saves: added, aggregateOf: draft.aggregateOf } };
  }
}

/** Does the work now, and gives the result, or throws what was thrown, when it is asked for. */
function outcomeOf<T>(work: () => T): () => T {
  try {
    const result = work();
    return () => result;
  } catch (reason) {
    return () => {
      throw reason;
    };
  }
}

/** Another tab has stored something: what this one remembers is not the end of the history any more. */
const outdated = new Error("The history went on in another tab.");

function streamsOf({ command, appends, changes }: NewSave): readonly string[] {
  const stream = command?.stream ?? null;
  return [
    ...(stream === null ? [] : [stream]),
    ...appends.map(({ streamName }) => placeOfStream(streamName).family),
    ...changes.map(({ record }) => record.stream),
  ];
}

function claimsOf(saves: readonly NewSave[]): readonly (UniqueClaim & { readonly name: string })[] {
  const claims = saves.flatMap(({ changes }) => changes.flatMap((change) => change.claims));
  const named = claims.map((claim) => ({ ...claim, name: claimKey(claim.scope, claim.value) }));
  return [...new Map(named.map((claim) => [claim.name, claim])).values()];
}
