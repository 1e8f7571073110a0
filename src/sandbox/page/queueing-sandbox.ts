import type { SourcePlace } from "../../document/source.ts";
import type { LoadReply, Program, RunReply, RunRequest } from "../protocol.ts";
import type { Sandbox, SandboxFailure, SandboxResult } from "../sandbox.ts";
import { acceptLoadReply } from "../schemas.ts";
import type { PreparedProgram } from "../wire.ts";
import { acceptRunOf } from "./accepting-runs.ts";
import { type Activity, failureOf } from "./failure-words.ts";
import { prepareProgram } from "./prepare-program.ts";
import { readReply, type Reading, type Unreadable } from "./reading-replies.ts";
import type { Realm } from "./realm.ts";
import { answers, RealmPool } from "./realm-pool.ts";
import { SourcePlaces } from "./source-places.ts";
import { subjectOf } from "./subjects.ts";
import { tracePlace } from "./tracing/trace-place.ts";

export interface SandboxParts {
  readonly openRealm: () => Promise<Realm>;
  readonly limits: { readonly load: number; readonly run: number };
  /** Milliseconds, of a clock that never goes back. */
  readonly now: () => number;
}

/** For so long code that was stopped may go on in its process, and may yet bring it down (Chromium: two seconds). */
const aftermath = 4000;

/** Code that is loaded: in a realm, or about to be put into a new one after the old one came to a violent end. */
interface Loaded {
  readonly program: Program;
  readonly prepared: PreparedProgram;
  readonly places: SourcePlaces;
  readonly reply: LoadReply & { readonly ok: true };
  readonly realm: Realm;
}

/** Keeps the realm of the loaded code, lets calls wait their turn, and starts anew after a violent end. */
export class QueueingSandbox implements Sandbox {
  readonly #limits: SandboxParts["limits"];
  readonly #pool: RealmPool;
  #loaded: Loaded | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  /** The loaded code is being put into a new realm. */
  #reloading: Promise<void> = Promise.resolve();
  #isDisposed = false;
  readonly #now: () => number;
  #lastViolence = Number.NEGATIVE_INFINITY;

  constructor({ openRealm, limits, now }: SandboxParts) {
    this.#limits = limits;
    this.#now = now;
    this.#pool = new RealmPool(openRealm);
  }

  load(program: Program): Promise<SandboxResult<LoadReply>> {
    return this.#inTurn(() => this.#load(program));
  }

  run(request: RunRequest, limit?: { readonly milliseconds: number }): Promise<SandboxResult<RunReply>> {
    return this.#inTurn(() => this.#run(request, limit?.milliseconds ?? this.#limits.run));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#pool.dispose();
  }

  /** One after the other, whatever became of the one before; where it was stopped is found out while the next one runs. */
  #inTurn<T>(work: () => Promise<Ending<T>>): Promise<SandboxResult<T>> {
    const ending = this.#turn.then(async () => {
      await this.#reloading;
      return work();
    });
    this.#turn = ending.catch(() => undefined);
    return ending.then(({ tell }) => tell());
  }

  async #load(program: Program): Promise<Ending<LoadReply>> {
    const places = new SourcePlaces(program);
    const prepared = prepareProgram(program);
    if (!prepared.ok) return done({ ok: false, error: places.ofError(prepared.error), console: [] });
    const realm = await this.#pool.take();
    if (realm === null) return failed(this.#isDisposed ? disposed : unavailable);
    const reading = await this.#loadInto(realm, prepared.program);
    if (!reading.ok) {
      realm.close();
      const survives = this.#loaded === null || (await answers(this.#loaded.realm));
      // The code of before goes on, in a new realm.
      this.#startAnew();
      const activity = { subject: "Loading the model", milliseconds: this.#limits.load };
      return this.#afterViolence(reading, survives, { program, places, request: null, activity });
    }
    const reply = reading.value;
    if (reply.ok) {
      this.#loaded?.realm.close();
      this.#loaded = { program, prepared: prepared.program, places, reply, realm };
    } else realm.close();
    this.#pool.warm();
    return done(places.ofLoad(reply));
  }

  async #run(request: RunRequest, milliseconds: number): Promise<Ending<RunReply>> {
    const wasInAftermath = this.#now() - this.#lastViolence < aftermath;
    const ending = await this.#runOnce(request, milliseconds);
    // It may have been brought down by what was stopped before: nothing was stored, so it can be run again.
    const isVictim = wasInAftermath && ending.isCrash && !this.#isDisposed;
    if (!isVictim || this.#loaded === null) return ending;
    await this.#reloading;
    return this.#runOnce(request, milliseconds);
  }

  async #runOnce(request: RunRequest, milliseconds: number): Promise<Ending<RunReply>> {
    if (this.#loaded?.realm.isClosed === true) await this.#reload();
    const loaded = this.#loaded;
    if (this.#isDisposed) return failed(disposed);
    if (loaded === null) return failed(nothingLoaded);
    const result = await loaded.realm.call("run", JSON.stringify(request), milliseconds);
    const reading = readReply(result, acceptRunOf(request, loaded.reply.model));
    if (reading.ok) return done(loaded.places.ofRun(reading.value));
    const activity = { subject: subjectOf(request), milliseconds };
    loaded.realm.close();
    const survives = (await this.#pool.askSpare()) !== "silent";
    this.#startAnew();
    return this.#afterViolence(reading, survives, { ...loaded, request, activity });
  }

  /** Ends whatever may still go on. The next call waits until the loaded code is there again, this one need not. */
  #startAnew(): void {
    this.#pool.abandon();
    this.#reloading = this.#reload();
  }

  /** Puts the loaded code into a new realm. When that fails, the next run tries again. */
  async #reload(): Promise<void> {
    const loaded = this.#loaded;
    const realm = loaded === null ? null : await this.#pool.take();
    if (loaded === null || realm === null) return;
    const reading = await this.#loadInto(realm, loaded.prepared);
    if (reading.ok && reading.value.ok) this.#loaded = { ...loaded, realm };
    else realm.close();
    this.#pool.warm();
  }

  async #loadInto(realm: Realm, program: PreparedProgram): Promise<Reading<LoadReply>> {
    return readReply(await realm.call("load", JSON.stringify(program), this.#limits.load), acceptLoadReply);
  }

  /**
   * What happened to a call that brought nothing: where the code was, if it did not end.
   * @param survives other realms still answered: browsers keep them in one process as a rule
   */
  #afterViolence(reading: Unreadable, survives: boolean, violence: Violence): Ending<never> {
    this.#lastViolence = this.#now();
    const { activity } = violence;
    if (reading.kind !== "timeout") return failed(failureOf(reading, activity, null));
    if (!survives) return failed(failureOf({ ok: false, kind: "crashed" }, activity, null));
    const tell = async (): Promise<Failed> => {
      return { ok: false, failure: failureOf(reading, activity, await this.#placeOf(violence)) };
    };
    return { isCrash: false, tell };
  }

  async #placeOf({ program, places, request }: Violence): Promise<SourcePlace | null> {
    const realm = await this.#pool.take();
    const traced = realm === null ? null : await tracePlace(realm, program, request);
    this.#pool.warm();
    return traced === null ? null : places.original(traced);
  }
}

/** How a call ended. The next one may begin before it is told. */
interface Ending<T> {
  readonly isCrash: boolean;
  readonly tell: () => Promise<SandboxResult<T>>;
}

type Failed = Extract<SandboxResult<never>, { readonly ok: false }>;

/** What was running when a realm had to be ended. */
interface Violence {
  readonly program: Program;
  readonly places: SourcePlaces;
  /** Null: the program was being loaded. */
  readonly request: RunRequest | null;
  readonly activity: Activity;
}

const done = <T>(value: T): Ending<T> => ({ isCrash: false, tell: () => Promise.resolve({ ok: true, value }) });
const failed = (failure: SandboxFailure): Ending<never> => ({
  isCrash: failure.kind === "crashed",
  tell: () => Promise.resolve({ ok: false, failure }),
});

const disposed: SandboxFailure = { kind: "crashed", message: "The workspace was closed.", place: null };
const unavailable: SandboxFailure = {
  kind: "crashed",
  message: "The sandbox could not be started: its scripts could not be loaded. Reload the page.",
  place: null,
};
const nothingLoaded: SandboxFailure = {
  kind: "crashed",
  message: "There is no model to run: correct its errors first.",
  place: null,
};
