import type { ModelDescription } from "../sandbox/model-description.ts";
import type { AggregateImage, Operation, Recording, RunReply } from "../sandbox/protocol.ts";
import { claimsOf } from "./claiming.ts";
import { imageOf, isEventSourced } from "./instances.ts";
import { loadLastGoodModel } from "./loading.ts";
import { commandOf, isOwnCommand, isRefusedByCircumstance, recordingOf, type LoggedCommand } from "./logged-command.ts";
import { savesOf } from "./logged-saves.ts";
import { operationOf } from "./operation-of.ts";
import type { Session } from "./session.ts";
import { stateChanges, type StateChange } from "./state-changes.ts";

/** What became of one logged command when it was run again. */
export interface Rerun {
  readonly command: LoggedCommand;
  /** Delta stream of its aggregate, also for a creation that was refused then. */
  readonly stream: string;
  /** Set when it was accepted then, and is refused now. */
  readonly refusal: string | null;
  readonly isAcceptedNow: boolean;
  /** How the state differs from what was recorded after it. */
  readonly changes: readonly StateChange[];
}

/** An operation may ask for aggregates that it reads: so many times at most. */
const maximalRounds = 16;

/**
 * Runs the commands on state-based aggregates once more under the loaded code, each with its own clock and ids, on
 * images of its own: nothing is stored. Event-sourced aggregates follow from their events instead, and stay as recorded.
 * @returns those that went otherwise; nothing as soon as `isOver`
 */
export async function rerun(
  session: Session,
  commands: readonly LoggedCommand[],
  isOver: () => boolean,
): Promise<readonly Rerun[]> {
  const images: Images = new Map();
  const found: Rerun[] = [];
  const isFromEvents = ({ entry }: LoggedCommand) =>
    isEventSourced(entry.aggregate, session.read().model?.description ?? null);
  /** Whether the saves of event handlers that follow were run again with their cause. */
  let isCauseRun = false;
  for (const { kind, commands: own } of savesOf(commands)) {
    if (kind === "scenario") found.push(...(await session.inTurn(() => rerunScenario(session, own, images))));
    for (const command of kind === "scenario" ? [] : own) {
      if (isOver()) return [];
      if (isRefusedByCircumstance(command.entry)) continue;
      if (isOwnCommand(command.entry)) isCauseRun = !isFromEvents(command);
      if (!isCauseRun) adopt(command, images);
      else if (!isOwnCommand(command.entry)) found.push(...differing(command, images));
      else {
        const outcome = await session.inTurn(() => rerunCommand(session, command, images));
        found.push(...outcome.found);
        // Code that does not end would take its limit for each of the later commands.
        if (outcome.isStuck) return found;
      }
    }
  }
  return isOver() ? [] : found;
}

type Images = Map<string, AggregateImage>;

async function rerunCommand(
  session: Session,
  command: LoggedCommand,
  images: Images,
): Promise<{ readonly found: readonly Rerun[]; readonly isStuck: boolean }> {
  const { entry, stream } = command;
  const wasRefused = entry.outcome === "rejected";
  const given = commandOf(command);
  const none = { found: [], isStuck: false };
  if (given.stream !== null && !images.has(given.stream)) {
    const missing = otherwise(command, stream ?? "", { refusal: `This ${entry.aggregate} would not exist` });
    return wasRefused ? none : { ...none, found: [missing] };
  }
  const operation = operationOf(given);
  const reply = await run(session, operation, images, given.stream, recordingOf(command, session.idSeed));
  const refusal = refusalOfReply(session, reply, images);
  if (refusal !== null || typeof reply === "string") {
    const found = wasRefused ? [] : [otherwise(command, stream ?? "", { refusal })];
    return { found, isStuck: typeof reply === "string" };
  }
  take(reply, images);
  const made = reply.commits[0]?.changes[0]?.record.stream ?? stream ?? "";
  return {
    ...none,
    found: wasRefused ? [otherwise(command, made, { isAcceptedNow: true })] : differing(command, images),
  };
}

/** A scenario that is not the one that ran then, as when it was edited since, says nothing: what it saved stays as it was. */
async function rerunScenario(
  session: Session,
  saves: readonly LoggedCommand[],
  images: Images,
): Promise<readonly Rerun[]> {
  const recording = saves[0]?.recording ?? null;
  const reply = recording === null ? null : await run(session, { kind: "scenario" }, new Map(), null, recording);
  const records =
    reply === null || typeof reply === "string"
      ? []
      : reply.commits.flatMap(({ changes }) => changes.map(({ record }) => record));
  const isTheSame =
    records.length === saves.length && records.every(({ stream }, index) => stream === saves[index]?.stream);
  return saves.flatMap((save, index) => {
    const record = records[index];
    const isKept = isEventSourced(save.entry.aggregate, session.read().model?.description ?? null);
    if (!isTheSame || record === undefined || isKept) {
      adopt(save, images);
      return [];
    }
    images.set(record.stream, imageOf(record));
    return differing(save, images);
  });
}

/** @returns the reply, or why there is none */
async function run(
  session: Session,
  operation: Operation,
  images: ReadonlyMap<string, AggregateImage>,
  stream: string | null,
  recording: Recording,
): Promise<RunReply | string> {
  const failure = await loadLastGoodModel(session);
  if (failure !== null) return failure.message;
  const travelling = new Set(stream === null ? [] : [stream]);
  const absent = new Set<string>();
  const limit = { milliseconds: session.read().settings.commandLimit };
  for (let round = 0; round < maximalRounds; round += 1) {
    const own = [...travelling].flatMap((each) => images.get(each) ?? []);
    const request = { operation, images: own, absent: [...absent], saveAutomatically: true, recording };
    const result = await session.ports.sandbox.run(request, limit);
    if (!result.ok) return result.failure.message;
    if (result.value.outcome !== "needs") return result.value;
    for (const needed of result.value.needs) (images.has(needed) ? travelling : absent).add(needed);
  }
  return "The command asked for further aggregates again and again.";
}

function refusalOfReply(session: Session, reply: RunReply | string, images: Images): string | null {
  if (typeof reply === "string") return reply;
  if (reply.outcome !== "done") return reply.error?.message ?? "refused without a reason";
  const model = session.read().model?.description;
  return model === undefined ? null : takenValue(reply, images, model);
}

/** What the store would say: a unique value that another aggregate has. */
function takenValue({ commits }: RunReply, images: Images, model: ModelDescription): string | null {
  for (const { record, claims } of commits.flatMap(({ changes }) => changes)) {
    const others = [...images.values()].flatMap(({ record: other }) =>
      other === null || other.stream === record.stream || other.aggregate !== record.aggregate ? [] : [other],
    );
    const taken = claims.find(({ scope, value }) =>
      others.some((other) => claimsOf(other, model).some((claim) => claim.scope === scope && claim.value === value)),
    );
    if (taken !== undefined) return `${taken.aggregate} with ${taken.field} '${taken.value}' is already present.`;
  }
  return null;
}

function take({ commits }: RunReply, images: Images): void {
  for (const { record } of commits.flatMap(({ changes }) => changes)) images.set(record.stream, imageOf(record));
}

/** Takes the state as it was recorded. */
function adopt({ entry, stream, version }: LoggedCommand, images: Images): void {
  const { aggregate, id, state, at, method } = entry;
  if (stream === null || state === null) return;
  const isDiscarded = method === "discard";
  const times = { createdOn: at, lastModifiedOn: at, isDiscarded, clock: Date.parse(at) * 1000 };
  images.set(stream, imageOf({ stream, aggregate, id, version, position: version, state, ...times }));
}

function differing(command: LoggedCommand, images: Images): readonly Rerun[] {
  const { entry, stream } = command;
  if (stream === null || entry.state === null) return [];
  const changes = stateChanges(entry.state, images.get(stream)?.state).filter((change) => !isNewIdentity(change));
  return changes.length === 0 ? [] : [otherwise(command, stream, { changes })];
}

/** Ids are drawn in order: one that is drawn more or less gives the later ones other values, and tells nothing. */
function isNewIdentity({ before, after }: StateChange): boolean {
  return [before, after].every((value) => typeof value === "string" && uuid.test(value));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function otherwise(command: LoggedCommand, stream: string, what: Partial<Rerun>): Rerun {
  return { command, stream, refusal: null, isAcceptedNow: false, changes: [], ...what };
}
