import type { AggregateImage } from "../sandbox/protocol.ts";
import { actAs } from "./conflict-lab.ts";
import type { PendingEntry } from "./core.ts";
import { inTurnOr } from "./expected-failures.ts";
import { hasPending } from "./instances.ts";
import { counted } from "./outcome-words.ts";
import { perform } from "./performing.ts";
import { reload } from "./reloading.ts";
import { saveAll } from "./saving.ts";
import { announce, type Session } from "./session.ts";
import type { WorkspaceCommands } from "./state.ts";

type PendingCommands = Pick<
  WorkspaceCommands,
  "save" | "dropPending" | "restorePending" | "setSaveAutomatically" | "reloadAndRetry"
>;

/** What "Drop pending" took away. */
interface Dropped {
  readonly images: ReadonlyMap<string, AggregateImage>;
  readonly pending: readonly PendingEntry[];
}

/** @param settled resolves once what was typed so far is compiled and loaded */
export function pending(session: Session, settled: () => Promise<void>): PendingCommands {
  let dropped: Dropped | null = null;
  return {
    save: async () => {
      await settled();
      await inTurnOr(session, false, () => saveAll(session));
    },
    dropPending: () =>
      inTurnOr(session, undefined, async () => {
        dropped = await drop(session);
      }),
    restorePending: () =>
      inTurnOr(session, undefined, async () => {
        if (dropped !== null) await restore(session, dropped);
        dropped = null;
      }),
    setSaveAutomatically: async (on) => {
      const settings = { ...session.read().settings, saveAutomatically: on };
      session.change(() => ({ settings }));
      await inTurnOr(session, undefined, async () => {
        await session.ports.stored.saveSettings(settings);
        if (on && session.read().pending.length > 0) await saveAll(session);
      });
    },
    reloadAndRetry: async (stream, as) => {
      await settled();
      return inTurnOr(session, false, () => {
        if (as !== undefined) actAs(session, as);
        return retry(session, stream);
      });
    },
  };
}

async function drop(session: Session): Promise<Dropped> {
  const images = new Map([...session.read().images].filter(([, image]) => hasPending(image)));
  const dropped = { images, pending: session.read().pending };
  const events = eventsIn(dropped);
  await Promise.all([...images.keys()].map((stream) => reload(session, stream)));
  session.change(({ selection, rejections: { Save: earlier, ...others } }) => ({
    pending: [],
    rejections: others,
    selection: typeof selection.entry === "string" ? { ...selection, entry: null } : selection,
  }));
  announce(session, events === 0 ? "Pending changes dropped" : `${counted(events, "pending event")} dropped`);
  return dropped;
}

async function restore(session: Session, dropped: Dropped): Promise<void> {
  const records = await Promise.all([...dropped.images.keys()].map((stream) => session.ports.stored.record(stream)));
  const versions = [...dropped.images.values()].map(({ record }) => record?.version);
  const isAsItWas = records.every((record, index) => record?.version === versions[index]);
  if (!isAsItWas || session.read().pending.length > 0) {
    announce(session, "What was dropped cannot be brought back: other commands came after it");
    return;
  }
  session.change((core) => ({
    images: new Map([...core.images, ...dropped.images]),
    pending: dropped.pending,
  }));
  const events = eventsIn(dropped);
  announce(session, events === 0 ? "Pending changes are back" : `${counted(events, "pending event")} brought back`);
}

function eventsIn({ pending: commands }: Dropped): number {
  return commands.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Gives the commands that a conflict refused once more, on the aggregate as it is stored now. */
async function retry(session: Session, stream: string): Promise<boolean> {
  const commands = session.read().retries.get(stream) ?? [];
  await reload(session, stream);
  session.change(({ retries, rejections: { Save: earlier, ...others } }) => {
    const rest = new Map(retries);
    rest.delete(stream);
    return { retries: rest, rejections: others };
  });
  for (const command of commands) {
    if (!(await perform(session, command))) return false;
  }
  return session.read().pending.length === 0 || saveAll(session);
}
