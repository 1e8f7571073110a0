import { createSandbox } from "../../../src/sandbox/create-sandbox.ts";
import type { AggregateImage, Operation, Program, RunReply } from "../../../src/sandbox/protocol.ts";
import type { Sandbox, SandboxFailure, SandboxResult } from "../../../src/sandbox/sandbox.ts";

export interface Onslaught {
  /** `done`, `rejected`, or the failure's kind. */
  readonly ended: string;
  readonly message: string;
  readonly line: number | null;
  /** What a proper command gave afterwards. */
  readonly afterwards: string | null;
  /** In milliseconds: from the start to the result, and from there to the result of the next command. */
  readonly took: number;
  readonly recovered: number;
  /** Longest time for which the page itself could not move. */
  readonly longestBlock: number;
}

/** For commands that end by themselves, in milliseconds: a machine may be busy with what was stopped before. */
const patience = 5000;

const recording = { at: 1_700_000_000_000, idSeed: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", idOffset: 0 };

/** Runs hostile programs one after the other in one sandbox, each time followed by a proper command. */
export class Onslaughts {
  readonly #sandbox: Sandbox;
  readonly #peaceful: Program;

  private constructor(sandbox: Sandbox, peaceful: Program) {
    this.#sandbox = sandbox;
    this.#peaceful = peaceful;
  }

  /** @param peaceful the program that the sandbox begins with, and goes on with when a hostile one cannot be loaded */
  static async begin(peaceful: Program): Promise<Onslaughts> {
    const sandbox = createSandbox({ document, loadLimit: 1000 });
    await sandbox.load(peaceful);
    return new Onslaughts(sandbox, peaceful);
  }

  /**
   * @param limit of the hostile command, in milliseconds
   * @param isPoison only new code can be expected to run afterwards
   */
  async attack(hostile: Program, limit: number, isPoison: boolean): Promise<Onslaught> {
    const blocks = watchForBlocks();
    const started = performance.now();
    const { result, began } = await this.#strike(hostile, started, limit);
    const ended = performance.now();
    if (isPoison) await this.#sandbox.load(this.#peaceful);
    const next = await this.#run({ kind: "create", aggregate: "Victim", initial: {} }, []);
    const alive = await this.#onVictim("alive", next.ok ? next.value.images : []);
    const recovered = performance.now() - ended;
    return {
      ...result,
      afterwards: alive.ok ? (alive.value.result ?? alive.value.error?.message ?? null) : alive.failure.message,
      took: ended - began,
      recovered,
      longestBlock: blocks(),
    };
  }

  dispose(): void {
    this.#sandbox.dispose();
  }

  async #strike(hostile: Program, started: number, limit: number) {
    const loaded = await this.#sandbox.load(hostile);
    if (!loaded.ok) return { result: described(loaded.failure), began: started };
    const stoppedBy = loaded.value.ok ? loaded.value.stoppedBy : loaded.value.error;
    if (stoppedBy !== undefined)
      return { result: { ended: "rejected", message: stoppedBy.message, line: null }, began: started };
    const created = await this.#run({ kind: "create", aggregate: "Victim", initial: {} }, []);
    const began = performance.now();
    return { result: outcomeOf(await this.#onVictim("attack", created.ok ? created.value.images : [], limit)), began };
  }

  #onVictim(method: string, images: readonly AggregateImage[], limit = patience): Promise<SandboxResult<RunReply>> {
    const stream = images[0]?.record?.stream ?? "";
    return this.#run({ kind: "invoke", stream, method, args: [] }, images, limit);
  }

  #run(
    operation: Operation,
    images: readonly AggregateImage[],
    milliseconds = patience,
  ): Promise<SandboxResult<RunReply>> {
    const request = { operation, images, absent: [], saveAutomatically: true, recording };
    return this.#sandbox.run(request, { milliseconds });
  }
}

function outcomeOf(result: SandboxResult<RunReply>): Pick<Onslaught, "ended" | "message" | "line"> {
  if (!result.ok) return described(result.failure);
  return {
    ended: result.value.outcome,
    message: result.value.error?.message ?? "",
    line: result.value.error?.stack[0]?.line ?? null,
  };
}

const described = ({ kind, message, place }: SandboxFailure) => ({ ended: kind, message, line: place?.line ?? null });

/** @returns a function that stops watching, and gives the longest time between two turns of the page's own loop */
function watchForBlocks(): () => number {
  let last = performance.now();
  let longest = 0;
  let isWatching = true;
  const { port1, port2 } = new MessageChannel();
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isWatching) setTimeout(() => port2.postMessage(null), 4);
  };
  port1.addEventListener("message", look);
  port1.start();
  port2.postMessage(null);
  return () => {
    isWatching = false;
    look();
    return longest;
  };
}
