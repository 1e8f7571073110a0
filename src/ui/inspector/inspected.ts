import type { NewMessage } from "aggregate-playground";
import { useEffect, useState } from "react";
import type { AggregateImage, PublishedEvent } from "../../sandbox/protocol.ts";
import type { TimelineEntry } from "../../store/workspace-store.ts";
import type { PendingCommand, WorkspaceState } from "../../workspace/state.ts";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import { useReadFailure } from "./reading.tsx";

/** What the selected row of the timeline stands for. */
export type Inspected =
  | { readonly kind: "nothing" }
  | { readonly kind: "entry"; readonly entry: TimelineEntry }
  | {
      readonly kind: "pending";
      readonly stream: string;
      readonly event: NewMessage;
      readonly image: AggregateImage;
      readonly command: PendingCommand | null;
    }
  | { readonly kind: "published"; readonly event: PublishedEvent };

const nothing: Inspected = { kind: "nothing" };

/** The selected row; while a stored entry is being read, the one before it. */
export function useInspected(): Inspected {
  const key = useWorkspace((state) => state.selection.entry);
  const instances = useWorkspace((state) => (typeof state.selection.entry === "string" ? state.instances : null));
  const published = useWorkspace((state) => (typeof state.selection.entry === "string" ? state.published : null));
  const pendingCommands = useWorkspace((state) =>
    typeof state.selection.entry === "string" ? state.pendingCommands : null,
  );
  const entry = useEntry(typeof key === "number" ? key : null);
  if (key === null) return nothing;
  if (typeof key === "number") return entry === null ? nothing : { kind: "entry", entry };
  if (instances === null || published === null || pendingCommands === null) return nothing;
  return notStored(key, { instances, published, pendingCommands });
}

/** Keys of rows that are not stored: `pending:<stream>:<index>`, `published:<index>`. */
export function notStored(
  key: string,
  state: Pick<WorkspaceState, "instances" | "published" | "pendingCommands">,
): Inspected {
  const index = Number(key.slice(key.lastIndexOf(":") + 1));
  if (key.startsWith("published:")) {
    const event = state.published[index];
    return event === undefined ? nothing : { kind: "published", event };
  }
  const stream = key.slice("pending:".length, key.lastIndexOf(":"));
  const image = state.instances.find((instance) => instance.stream === stream)?.image;
  const event = image?.pending[index];
  if (image === undefined || event === undefined) return nothing;
  const command = state.pendingCommands.find(
    (candidate) => candidate.stream === stream && candidate.from <= index && index < candidate.to,
  );
  return { kind: "pending", stream, event, image, command: command ?? null };
}

function useEntry(number: number | null): TimelineEntry | null {
  const commands = useCommands();
  const fail = useReadFailure();
  const [entry, setEntry] = useState<TimelineEntry | null>(null);
  useEffect(() => {
    if (number === null) return;
    let isStale = false;
    const read = async () => {
      const { entries } = await commands.timeline({ from: number, limit: 1, direction: "forward" });
      const found = entries[0];
      if (!isStale) setEntry(found?.number === number ? found : null);
    };
    read().catch((failure: unknown) => isStale || fail(failure));
    return () => {
      isStale = true;
    };
  }, [commands, number, fail]);
  return entry;
}
