import type { SourcePlace } from "../../document/source.ts";
import type { LoadReply, Program, RunReply, RunRequest } from "../protocol.ts";
import type { Sandbox, SandboxFailure, SandboxResult } from "../sandbox.ts";
import { acceptLoadReply } from "../schemas.ts";
import type { PreparedProgram } from "../wire.ts";
import { acceptRun } from "./accepting-runs.ts";
import { failureOf } from "./failure-words.ts";
import { prepareProgram } from "./prepare-program.ts";
import { readReply, type Reading } from "./reading-replies.ts";
import type { Realm } from "./realm.ts";
import { SourcePlaces } from "./source-places.ts";
import { subjectOf } from "./subjects.ts";

export interface SandboxParts {
  readonly openRealm: () => Promise<Realm>;
  readonly limits: { readonly load: number; readonly run: number };
}

/** Code that is loaded: in a realm, or about to be put into a new one after the old one came to a violent end. */
interface Loaded {
  readonly program: PreparedProgram;
  readonly places: SourcePlaces;
  readonly reply: LoadReply & { readonly ok: true };
  readonly realm: Realm;
}

/** Keeps one realm with the loaded code and one spare, and lets calls wait their turn. */
export class QueueingSandbox implements Sandbox {
  readonly #parts: SandboxParts;
  #loaded: Loaded | null = null;
  #spare: Promise<Realm> | null;
  #turn: Promise<unknown> = Promise.resolve();
  /** The loaded code is being put into a new realm. */
  #reloading: Promise<void> = Promise.resolve();
  #isDisposed = false;

  constructor(parts: SandboxParts) {
    this.#parts = parts;
    this.#spare = parts.openRealm();
  }

  load(program: Program): Promise<SandboxResult<LoadReply>> {
    return this.#inTurn(() => this.#load(program));
  }

  run(request: RunRequest, limit?: { readonly milliseconds: number }): Promise<SandboxResult<RunReply>> {
    return this.#inTurn(() => this.#run(request, limit?.milliseconds ?? this.#parts.limits.run));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#loaded?.realm.close();
    void this.#dropSpare();
  }

  /** One after the other, whatever became of the one before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #load(program: Program): Promise<SandboxResult<LoadReply>> {
    await this.#reloading;
    if (this.#isDisposed) return failed(disposed);
    const places = new SourcePlaces(program);
    const prepared = prepareProgram(program);
    if (!prepared.ok) return { ok: true, value: places.ofLoad({ ok: false, error: prepared.error }) };
    const { realm, reading } = await this.#loadInto(await this.#takeSpare(), prepared.program);
    if (!reading.ok) {
      await this.#endViolently(realm);
      return failed(
        failureOf(reading.kind, { subject: "Loading the model", milliseconds: this.#parts.limits.load }, null),
      );
    }
    const reply = reading.value;
    if (reply.ok) {
      this.#loaded?.realm.close();
      this.#loaded = { program: prepared.program, places, reply, realm };
    } else realm.close();
    this.#warmSpare();
    return { ok: true, value: places.ofLoad(reply) };
  }

  async #run(request: RunRequest, milliseconds: number): Promise<SandboxResult<RunReply>> {
    await this.#reloading;
    if (this.#isDisposed) return failed(disposed);
    if (this.#loaded?.realm.isClosed === true) await this.#reload();
    const loaded = this.#loaded;
    if (loaded === null) return failed(nothingLoaded);
    const activity = { subject: subjectOf(request), milliseconds };
    const result = await loaded.realm.call("run", JSON.stringify(request), milliseconds);
    const reading = readReply(result, (data, lines) => acceptRun(data, lines, request, loaded.reply.model));
    if (reading.ok) return { ok: true, value: loaded.places.ofRun(reading.value) };
    await this.#endViolently(loaded.realm);
    const place: SourcePlace | null = null;
    // The next call waits for it, this one need not.
    this.#reloading = this.#reload();
    return failed(failureOf(reading.kind, activity, place));
  }

  /** Puts the loaded code into a new realm. When that fails, the next run tries again. */
  async #reload(): Promise<void> {
    const loaded = this.#loaded;
    if (loaded === null || this.#isDisposed) return;
    const { realm, reading } = await this.#loadInto(await this.#takeSpare(), loaded.program);
    if (reading.ok && reading.value.ok) this.#loaded = { ...loaded, realm };
    else await this.#endViolently(realm);
    this.#warmSpare();
  }

  async #loadInto(
    realm: Realm,
    program: PreparedProgram,
  ): Promise<{ readonly realm: Realm; readonly reading: Reading<LoadReply> }> {
    const result = await realm.call("load", JSON.stringify(program), this.#parts.limits.load);
    return { realm, reading: readReply(result, acceptLoadReply) };
  }

  /** Browsers may keep both frames in one process, which the violence may have brought down or keep busy. */
  async #endViolently(realm: Realm): Promise<void> {
    realm.close();
    await this.#dropSpare();
  }

  async #dropSpare(): Promise<void> {
    const spare = this.#spare;
    this.#spare = null;
    if (spare !== null) (await spare).close();
  }

  #warmSpare(): void {
    if (!this.#isDisposed) this.#spare ??= this.#parts.openRealm();
  }

  async #takeSpare(): Promise<Realm> {
    const spare = this.#spare ?? this.#parts.openRealm();
    this.#spare = null;
    const realm = await spare;
    return realm.isClosed ? this.#parts.openRealm() : realm;
  }
}

const failed = (failure: SandboxFailure): { readonly ok: false; readonly failure: SandboxFailure } => ({
  ok: false,
  failure,
});

const disposed: SandboxFailure = { kind: "crashed", message: "The workspace was closed.", place: null };
const nothingLoaded: SandboxFailure = {
  kind: "crashed",
  message: "There is no model to run: correct its errors first.",
  place: null,
};
