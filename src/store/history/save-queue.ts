import type { UniqueClaim } from "../../engine/commit.ts";
import { row, type RowStore } from "../rows/row-store.ts";
import type { HeadRow } from "../rows/tables.ts";
import { WorkspaceGoneError } from "../failures.ts";
import { checkSaves } from "./check-saves.ts";
import { claimKey, HistoryDraft } from "./history-draft.ts";
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

/**
 * Stores saves one transaction after another. What is asked for while a transaction runs shares the next one, so that a
 * burst costs a few transactions and not one for each command; each job still succeeds or fails on its own.
 */
export class SaveQueue {
  readonly #rowStore: RowStore;
  readonly #workspace: number;
  readonly #now: () => number;
  readonly #onStored: () => void;
  readonly #waiting: Job[] = [];
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
      if (outcomes.some((outcome) => "stored" in outcome && outcome.stored.saves.length > 0)) this.#onStored();
      outcomes.forEach((outcome, index) => {
        if ("stored" in outcome) jobs[index]?.resolve(outcome.stored);
        else jobs[index]?.reject(outcome.refused);
      });
    } catch (failure) {
      for (const { reject } of jobs) reject(failure);
    }
  }

  #transaction(jobs: readonly (readonly NewSave[])[]): Promise<readonly Outcome[]> {
    const saves = jobs.flat();
    const streams = [...new Set(saves.flatMap(streamsOf))];
    const claims = claimsOf(saves);
    const headQueries = streams.map((stream) => row("heads", [this.#workspace, stream]));
    const claimQueries = claims.map(({ scope, value }) => row("claims", [this.#workspace, scope, value]));
    return this.#rowStore.write(
      ["journal", "heads", "trails", "roster", "claims"],
      [row("journal", openSegmentKey(this.#workspace)), ...headQueries, ...claimQueries],
      ([open, ...others]) => {
        if (open === undefined) throw new WorkspaceGoneError();
        // The heads were asked for first, then the claims.
        const foundHeads = others.slice(0, streams.length) as readonly (HeadRow | undefined)[];
        const foundClaims = others.slice(streams.length) as readonly ({ readonly stream: string } | undefined)[];
        const draft = new HistoryDraft(this.#workspace, {
          open,
          heads: knownOf(streams, foundHeads),
          claims: knownOf(
            claims.map(({ scope, value }) => claimKey(scope, value)),
            foundClaims.map((claim) => claim?.stream),
          ),
        });
        const result = jobs.map((job) => this.#add(draft, job));
        return { changes: draft.takeChanges(), result };
      },
    );
  }

  #add(draft: HistoryDraft, saves: readonly NewSave[]): Outcome {
    try {
      checkSaves(draft, saves);
    } catch (refused) {
      return { refused };
    }
    const added = saves.filter((save) => !isNothing(save)).map((save) => draft.add(save, this.#now()));
    return { stored: { saves: added, aggregateOf: draft.aggregateOf } };
  }
}

function streamsOf({ command, appends, changes }: NewSave): readonly string[] {
  return [
    ...(command === null || command.stream === null ? [] : [command.stream]),
    ...appends.map(({ streamName }) => placeOfStream(streamName).family),
    ...changes.map(({ record }) => record.stream),
  ];
}

function claimsOf(saves: readonly NewSave[]): readonly UniqueClaim[] {
  const claims = saves.flatMap(({ changes }) => changes.flatMap((change) => change.claims));
  return [...new Map(claims.map((claim) => [claimKey(claim.scope, claim.value), claim])).values()];
}

function knownOf<T>(names: readonly string[], found: readonly (T | undefined)[]): ReadonlyMap<string, T> {
  return new Map(names.flatMap((name, index) => (found[index] === undefined ? [] : [[name, found[index]] as const])));
}
