import { blankRoot } from "../../../engine/application/load-aggregate.ts";
import { toDomainEvent } from "../../../engine/application/history.ts";
import { beginReplay, replayEvent } from "../../../engine/application/replay.ts";
import { imageOf, imageToData } from "../../../engine/cluster/image.ts";
import type { Domain } from "../../../engine/domain/domain.ts";
import { deltaStreamOf } from "../../../engine/naming.ts";
import type { AggregateSchema } from "../../../engine/schema/element-schema.ts";
import type { Operation, ReplayedVersion } from "../../protocol.ts";

type Replay = Extract<Operation, { readonly kind: "replay" }>;

/** The state after each event, from the events alone. @throws what the model throws for an event that it cannot apply */
export function replayVersions(
  { id, messages, toVersion }: Replay,
  schema: AggregateSchema,
  domain: Domain,
): readonly ReplayedVersion[] {
  const root = blankRoot(schema);
  const stream = deltaStreamOf(schema.category, id);
  beginReplay(root, id);
  const kept = toVersion === undefined ? messages : messages.filter(({ position }) => position <= toVersion);
  return kept.map((message) => {
    const event = toDomainEvent(domain, { ...message, metadata: message.metadata ?? {} });
    replayEvent(root, stream, event, message.position);
    return { version: root.version, state: imageToData(imageOf(root)) };
  });
}
