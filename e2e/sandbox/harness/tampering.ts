import { bootHash, bootScript } from "virtual:sandbox-boot";
import { workerScript } from "virtual:sandbox-worker";
import type { AggregateStore, Commit } from "../../../src/engine/commit.ts";
import { ExpectedVersionError, ValidationError } from "../../../src/engine/errors.ts";
import { MemoryEventStore } from "../../../src/engine/store/memory-event-store.ts";
import { createSandbox } from "../../../src/sandbox/create-sandbox.ts";
import { prepareProgram } from "../../../src/sandbox/page/prepare-program.ts";
import { openRealm } from "../../../src/sandbox/page/realm.ts";
import type { AggregateImage, Operation, Program, RunReply, RunRequest } from "../../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../../src/sandbox/sandbox.ts";
import { fingerprint } from "./fingerprint.ts";

export interface Tampered {
  /** `done`, `rejected`, `needs`, or the failure's kind. */
  readonly ended: string;
  /** Everything that is stored of the vault is as it was, and nothing was shown of it that is not stored. */
  readonly isVaultAsItWas: boolean;
  /** What was stored before is still there, event by event. */
  readonly isHistoryKept: boolean;
  readonly isPageTouched: boolean;
}

const victimId = "11111111-1111-4111-8111-111111111111";
const accountId = "22222222-2222-4222-8222-222222222222";
const victimStream = `bank::vault-${victimId}`;
const recording = { at: 1_700_000_000_000, idSeed: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", idOffset: 0 };

/** Runs the command of a tampered model against a store that holds an account and a vault. */
export class Tamperings {
  readonly #store: AggregateStore = new MemoryEventStore();
  readonly #sandbox: Sandbox = createSandbox({ document });

  /** @param honest the same model, untouched: it makes what is then stored */
  static async begin(honest: Program): Promise<Tamperings> {
    const all = new Tamperings();
    await all.#sandbox.load(honest);
    for (const [aggregate, id] of [
      ["Vault", victimId],
      ["Account", accountId],
    ] as const) {
      const created = await all.#sandbox.run(all.#request({ kind: "create", aggregate, initial: { id } }, []));
      if (!created.ok || created.value.outcome !== "done") throw new Error(`${aggregate} could not be created.`);
      for (const commit of created.value.commits) await all.#store.commit(commit);
    }
    return all;
  }

  /** What a real command gives: checked, then stored as the page does it. */
  async tamper(program: Program): Promise<Tampered> {
    const before = await fingerprint();
    const result = await this.#load(program);
    const [ended, reply] =
      typeof result === "string"
        ? [result, null]
        : result.ok
          ? [result.value.outcome, result.value]
          : [result.failure.kind, null];
    const stored = await this.#storing(reply?.commits ?? []);
    // A command whose commit the store refuses shows nothing.
    const isShown = !stored.isRefused && reply?.images.some(isOfVault) === true;
    return {
      ended,
      isVaultAsItWas: stored.isVaultAsItWas && !isShown,
      isHistoryKept: stored.isHistoryKept,
      isPageTouched: (await fingerprint()) !== before,
    };
  }

  /** The same where nothing that the worker says is checked. */
  async tamperUnchecked(program: Program): Promise<boolean> {
    const prepared = prepareProgram(program);
    if (!prepared.ok) throw new Error(prepared.error.message);
    const realm = openRealm(document, { bootScript, bootHash, workerScript });
    await realm.call("load", JSON.stringify(prepared.program), 5000);
    const result = await realm.call("run", JSON.stringify(await this.#attack()), 2000);
    realm.close();
    if (!result.ok) return false;
    try {
      // Nothing is checked: that is this sandbox's weakness.
      const reply = JSON.parse(result.json) as Partial<RunReply>;
      return reply.images?.some(isOfVault) === true || !(await this.#storing(reply.commits ?? [])).isVaultAsItWas;
    } catch {
      return false;
    }
  }

  dispose(): void {
    this.#sandbox.dispose();
  }

  async #load(program: Program) {
    const loaded = await this.#sandbox.load(program);
    if (!loaded.ok) return loaded.failure.kind;
    return loaded.value.ok ? this.#sandbox.run(await this.#attack()) : "refused at import";
  }

  async #attack(): Promise<RunRequest> {
    const record = await this.#store.record(`bank::account-${accountId}`);
    if (record === null) throw new Error("There is no account.");
    const { aggregate, id, state, isDiscarded, createdOn, lastModifiedOn, clock } = record;
    const about = { aggregate, id, state, isDiscarded, createdOn, lastModifiedOn, clock };
    const image: AggregateImage = { ...about, record, pending: [], isChanged: false };
    return this.#request({ kind: "invoke", stream: record.stream, method: "attack", args: [] }, [image]);
  }

  #request(operation: Operation, images: readonly AggregateImage[]): RunRequest {
    return { operation, images, absent: [], saveAutomatically: true, recording };
  }

  /** Into a copy of the store, so that every attempt finds the same. */
  async #storing(commits: readonly Commit[]) {
    const before = await contentsOf(this.#store);
    const copy = new MemoryEventStore();
    for (const { streamName, position, type, data, metadata } of await this.#store.readAll())
      await copy.append([{ streamName, messages: [{ type, data, metadata }], expectedVersion: position - 1 }]);
    const records = [...(await this.#store.records("bank::vault")), ...(await this.#store.records("bank::account"))];
    for (const record of records) {
      const first = { ...record, version: 0 };
      await copy.commit({ appends: [], changes: [{ record: first, expectedVersion: -1, claims: [] }] });
    }
    let isRefused = false;
    for (const commit of commits) {
      try {
        await copy.commit(commit);
      } catch (error) {
        isRefused = true;
        // Refused by the store, as what somebody else was faster with.
        if (!(error instanceof ExpectedVersionError || error instanceof ValidationError)) throw error;
      }
    }
    const after = await contentsOf(copy);
    return {
      isRefused,
      isVaultAsItWas: after.vault === before.vault,
      isHistoryKept: before.messages.every((message, index) => after.messages[index] === message),
    };
  }
}

const isOfVault = ({ aggregate, id }: AggregateImage): boolean => aggregate === "Vault" && id === victimId;

async function contentsOf(store: AggregateStore) {
  const messages = (await store.readAll()).map(({ streamName, position, type, data }) =>
    JSON.stringify([streamName, position, type, data]),
  );
  const vault = JSON.stringify([
    (await store.record(victimStream))?.state,
    messages.filter((message) => message.includes(victimId)),
  ]);
  return { messages, vault };
}
