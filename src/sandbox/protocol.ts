import type { NewMessage } from "aggregate-playground";
import type { CompiledModule, SourcePlace } from "../document/source.ts";
import type { AggregateRecord, Commit } from "../engine/commit.ts";
import type { ModelDescription } from "./model-description.ts";

/**
 * Everything that crosses the sandbox's border, as JSON data. What comes back is hostile until `schemas.ts` has
 * accepted it.
 *
 * The worker keeps no data between calls: what a command needs travels with it, and its commits come back in the one
 * reply, for the page to store.
 */

/**
 * A value on the wire. Dates are `{ "$date": ISO 8601 }`, entities and value objects `{ "$new": class, fields }`; an
 * argument that is left out, while a later one is given, is `{ "$omitted": true }`.
 */
export type WireValue =
  | null
  | boolean
  | number
  | string
  | readonly WireValue[]
  | { readonly $date: string }
  | { readonly $omitted: true }
  | { readonly $new: string; readonly fields: { readonly [name: string]: WireValue } }
  | { readonly [name: string]: WireValue };

/** One aggregate as the page knows it: its stored head and what is still pending. */
export interface AggregateImage {
  /** Null for an aggregate that was never saved. */
  readonly record: AggregateRecord | null;
  readonly aggregate: string;
  readonly id: string;
  /** State including what is pending; JSON data like `AggregateRecord.state`. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly isDiscarded: boolean;
  /** Pending events, oldest first: metadata in wire names, delta stream. */
  readonly pending: readonly NewMessage[];
  /** Something but events is pending: the state differs from the record's. */
  readonly isChanged: boolean;
  readonly createdOn: string | null;
  readonly lastModifiedOn: string | null;
  readonly clock: number;
}

/** Clock, randomness and ids that the command sees: recorded, so that running it again gives the same result. */
export interface Recording {
  /** Milliseconds since the epoch: what the clock shows during the whole command. */
  readonly at: number;
  /** UUID from which the command's ids follow, and how many of the sequence were handed out before it. */
  readonly idSeed: string;
  readonly idOffset: number;
}

export type Operation =
  | { readonly kind: "create"; readonly aggregate: string; readonly initial: { readonly [name: string]: WireValue } }
  /** `method` is a public method of the aggregate, or `discard`. */
  | { readonly kind: "invoke"; readonly stream: string; readonly method: string; readonly args: readonly WireValue[] }
  /** Saves every image that has something pending, in one unit of work. */
  | { readonly kind: "save" }
  /** State after each version, from events alone, under the loaded code. */
  | {
      readonly kind: "replay";
      readonly aggregate: string;
      readonly id: string;
      readonly messages: readonly StoredEvent[];
      readonly toVersion?: number;
    }
  /** Runs `scenario.ts` (or checks `specs.ts`) on an in-memory store of its own. */
  | { readonly kind: "scenario" | "specs" };

/** A stored message as far as replay needs it. */
export interface StoredEvent extends NewMessage {
  readonly position: number;
}

export interface RunRequest {
  readonly operation: Operation;
  readonly images: readonly AggregateImage[];
  /** Streams that the page looked up and that hold nothing. */
  readonly absent: readonly string[];
  /** Save as part of the command. */
  readonly saveAutomatically: boolean;
  readonly recording: Recording;
}

export interface StackFrame extends SourcePlace {
  readonly function: string;
}

/** An error that user code or the engine threw, as far as it can be shown. */
export interface ThrownError {
  readonly name: string;
  readonly message: string;
  /** Field → texts, for a ValidationError. */
  readonly messages: Readonly<Record<string, readonly string[]>> | null;
  /** Frames of the person's own source, innermost first. */
  readonly stack: readonly StackFrame[];
}

export interface ConsoleLine {
  readonly level: "log" | "info" | "warn" | "error" | "debug";
  readonly text: string;
  readonly place: SourcePlace | null;
}

export interface PublishedEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface ReplayedVersion {
  readonly version: number;
  readonly state: Readonly<Record<string, unknown>>;
}

/** One step of a scenario or one spec: `In [n]` / `Out [n]`. */
export interface ScenarioStep {
  readonly input: string;
  readonly output: string | null;
  readonly error: ThrownError | null;
}

export interface RunReply {
  /** `needs`: the command read aggregates that did not travel with it; run it again with them. */
  readonly outcome: "done" | "rejected" | "needs";
  /** Set when rejected. */
  readonly error: ThrownError | null;
  /** Delta stream names, when `needs`. */
  readonly needs: readonly string[];
  /** What the method returned, printed; null for undefined. */
  readonly result: string | null;
  /** Aggregates as they are after the command, those that it touched. Empty when rejected. */
  readonly images: readonly AggregateImage[];
  /** In order; the first holds the command's own save, later ones what event handlers saved. */
  readonly commits: readonly Commit[];
  readonly published: readonly PublishedEvent[];
  readonly replayed: readonly ReplayedVersion[];
  readonly steps: readonly ScenarioStep[];
  /** Errors of event handlers and subscribers: they do not undo the save (PUB2). */
  readonly handlerErrors: readonly { readonly handler: string; readonly event: string; readonly error: ThrownError }[];
  readonly console: readonly ConsoleLine[];
  /** How many ids of the sequence the command took. */
  readonly idsUsed: number;
}

/** Code of one version, and which modules it has. */
export interface Program {
  readonly codeVersion: string;
  readonly modules: readonly CompiledModule[];
}

export type LoadReply =
  | {
      readonly ok: true;
      readonly model: ModelDescription;
      readonly console: readonly ConsoleLine[];
      /** A statement at the top of `model.ts` threw: what stands above it can be used, what stands below does not exist. */
      readonly stoppedBy?: ThrownError;
    }
  | { readonly ok: false; readonly error: ThrownError; readonly console?: readonly ConsoleLine[] };
