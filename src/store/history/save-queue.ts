import type { UniqueClaim } from "../../engine/commit.ts";
import { DamagedRowError, WorkspaceGoneError } from "../failures.ts";
import { put, row, type Decision, type RowQuery, type RowStore } from "../rows/row-store.ts";
import type { ClaimRow, EpochRow, HeadRow } from "../rows/tables.ts";
import { checkSaves } from "./check-saves.ts";
import { claimKey, HistoryDraft, type StoredParts } from "./history-draft.ts";
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

interface Stored {
  readonly outcomes: readonly Outcome[];
  /** Null when nothing was stored. */
  readonly end: End | null;
}

/** Jobs that share a transaction at most: one that fails must not hold up many. */
const maxJobs = 128;
/** What a commit may touch. */
const tables = ["epochs", "journal", "heads", "trails", "roster", "claims"] as const;
/** Heads kept in memory between transactions at most. */
const maxHeads = 256;

/** The end of the history, and the epoch that began when this queue had last read it from the store. */
interface End {
  readonly draft: HistoryDraft;
  readonly epoch: number;
}

/**
 * Stores saves one transaction after another. What is asked for while a transaction runs shares the next one, so that a
 * burst costs a few transactions and not one for each command; each job still succeeds or fails on its own.
 *
 * The end of the history stays in memory between transactions. Whoever reads it from the store begins a new epoch with
 * what it stores, so every transaction asks for the epoch alone; when another tab has begun one since, it begins again
 * with what is stored now.
 */
export class SaveQueue {
  readonly #rowStore: RowStore;
  readonly #workspace: number;
  readonly #now: () => number;
  readonly #onStored: () => void;
  readonly #waiting: Job[] = [];
  #end: End | null = null;
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
    const known = this.#end;
    // What fails leaves it unknown.
    this.#end = null;
    const { outcomes, end } = await (known === null ? this.#begin(jobs) : this.#goOnOrBegin(jobs, known));
    this.#end = end !== null && end.draft.heads.size > maxHeads ? null : end;
    return outcomes;
  }

  async #goOnOrBegin(jobs: readonly (readonly NewSave[])[], end: End): Promise<Stored> {
    try {
      return await this.#goOn(jobs, end);
    } catch (failure) {
      if (failure !== outdated) throw failure;
      return this.#begin(jobs);
    }
  }

  /** With the end that is stored. */
  #begin(jobs: readonly (readonly NewSave[])[]): Promise<Stored> {
    const parts = partsOf(jobs, null);
    return this.#rowStore.write(
      tables,
      [row("journal", openSegmentKey(this.#workspace)), ...this.#queriesFor(parts)],
      ([open, ...found]): Decision<Stored> => {
        if (open === undefined) throw new WorkspaceGoneError();
        if (!isSound(open)) throw new DamagedRowError(lostEnd);
        const epoch = open.epoch + 1;
        const draft = new HistoryDraft(this.#workspace, { ...open, epoch });
        draft.know(storedParts(parts, found));
        const { changes, result } = this.#addAll(draft, jobs);
        // Who stored nothing has begun nothing.
        if (changes.length === 0) return { changes, result: { outcomes: result, end: null } };
        return {
          changes: [...changes, put("epochs", [this.#workspace], { epoch })],
          result: { outcomes: result, end: { draft, epoch } },
        };
      },
    );
  }

  /** With the end that is known. @throws `outdated` when it is the end no more */
  async #goOn(jobs: readonly (readonly NewSave[])[], end: End): Promise<Stored> {
    const { draft, epoch } = end;
    const parts = partsOf(jobs, draft);
    const current = row("epochs", [this.#workspace]);
    const isCurrent = (found: EpochRow | undefined): void => {
      if (found?.epoch !== epoch) throw outdated;
    };
    if (parts.streams.length === 0 && parts.claims.length === 0) {
      // What is known says it all: nothing has to be waited for before the rows are written.
      const make = () => this.#addAll(draft, jobs);
      const outcomes = await this.#rowStore.writeAhead(tables, [current], make, ([found]) => isCurrent(found));
      return { outcomes, end };
    }
    const queries = [current, ...this.#queriesFor(parts)] as const;
    const outcomes = await this.#rowStore.write(tables, queries, ([found, ...rest]) => {
      isCurrent(found);
      draft.know(storedParts(parts, rest));
      return this.#addAll(draft, jobs);
    });
    return { outcomes, end };
  }

  #queriesFor({ streams, claims }: Parts): readonly (RowQuery<"heads"> | RowQuery<"claims">)[] {
    return [
      ...streams.map((stream) => row("heads", [this.#workspace, stream])),
      ...claims.map(({ scope, value }) => row("claims", [this.#workspace, scope, value])),
    ];
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

/** Another tab has stored something: what this one remembers is not the end of the history any more. */
const outdated = new Error("The history went on in another tab.");

/** What must be known of the store before saves can be checked: streams by name, and claims. */
interface Parts {
  readonly streams: readonly string[];
  readonly claims: readonly NamedClaim[];
}

type NamedClaim = UniqueClaim & { readonly name: string };

function partsOf(jobs: readonly (readonly NewSave[])[], known: HistoryDraft | null): Parts {
  const saves = jobs.flat();
  return {
    streams: [...new Set(saves.flatMap(streamsOf))].filter((stream) => known?.heads.has(stream) !== true),
    claims: claimsOf(saves).filter(({ name }) => known?.claims.has(name) !== true),
  };
}

/** @param found in the order in which the parts were asked for: heads first, then claims */
function storedParts({ streams, claims }: Parts, found: readonly (HeadRow | ClaimRow | undefined)[]): StoredParts {
  return {
    // Rows are found in the order in which they were asked for.
    heads: new Map(streams.map((stream, index) => [stream, (found[index] as HeadRow | undefined) ?? null])),
    claims: new Map(
      claims.map(({ name }, index) => {
        // As above.
        const claim = found[streams.length + index] as ClaimRow | undefined;
        return [name, claim?.stream ?? null];
      }),
    ),
  };
}

function streamsOf({ command, appends, changes }: NewSave): readonly string[] {
  const stream = command?.stream ?? null;
  return [
    ...(stream === null ? [] : [stream]),
    ...appends.map(({ streamName }) => placeOfStream(streamName).family),
    ...changes.map(({ record }) => record.stream),
  ];
}

function claimsOf(saves: readonly NewSave[]): readonly NamedClaim[] {
  const claims = saves.flatMap(({ changes }) => changes.flatMap((change) => change.claims));
  const named = claims.map((claim) => ({ ...claim, name: claimKey(claim.scope, claim.value) }));
  return [...new Map(named.map((claim) => [claim.name, claim])).values()];
}
