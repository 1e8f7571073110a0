import type { AggregateImage, RunReply } from "../sandbox/protocol.ts";
import { tellHandlerErrors } from "./handler-errors.ts";
import { elementOf } from "./instances.ts";
import { wordsOfPending, wordsOfResult } from "./outcome-words.ts";
import type { Attempt } from "./refusing.ts";
import { announce, type Session } from "./session.ts";

/** "Save automatically" is off: what the command did stays in the page until it is saved or dropped. */
export function keepPending(
  session: Session,
  { command, image: before, recording }: Attempt,
  reply: RunReply,
): boolean {
  const changed = new Map(reply.images.map((image) => [streamOf(session, image), image] as const));
  const target = command.stream ?? [...changed.keys()][0];
  const image = target === undefined ? undefined : changed.get(target);
  tellHandlerErrors(session, reply);
  if (target === undefined || image === undefined || !differs(before, image)) {
    announce(session, wordsOfResult(command.method, reply.result));
    return true;
  }
  const from = before?.pending.length ?? 0;
  const { method, args } = command;
  const at = new Date(recording.at).toISOString();
  const entry = { stream: target, method, args, at, from, to: image.pending.length, command, id: image.id, recording };
  session.change(({ images, pending, selection }) => ({
    images: new Map([...images, ...changed]),
    pending: [...pending, entry],
    selection: {
      ...selection,
      stream: target,
      version: null,
      entry: entry.to > from ? `pending:${target}:${from}` : null,
    },
  }));
  announce(session, wordsOfPending(image.pending.slice(from).map(({ type }) => type)));
  return true;
}

function differs(before: AggregateImage | null, after: AggregateImage): boolean {
  if (before === null || after.pending.length > before.pending.length) return true;
  return after.isDiscarded !== before.isDiscarded || JSON.stringify(after.state) !== JSON.stringify(before.state);
}

/** Delta stream of an aggregate, which has no record before its first save. */
function streamOf({ read }: Session, { record, aggregate, id }: AggregateImage): string {
  const category = elementOf(aggregate, read().model?.description ?? null)?.category;
  return record?.stream ?? `${category ?? aggregate}-${id}`;
}
