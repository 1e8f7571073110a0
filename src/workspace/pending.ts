import { actAs } from "./conflict-lab.ts";
import { inTurnOr } from "./expected-failures.ts";
import { hasPending } from "./instances.ts";
import { counted } from "./outcome-words.ts";
import { perform } from "./performing.ts";
import { reload } from "./reloading.ts";
import { saveAll } from "./saving.ts";
import { announce, type Session } from "./session.ts";
import type { WorkspaceCommands } from "./state.ts";

type PendingCommands = Pick<WorkspaceCommands, "save" | "dropPending" | "setSaveAutomatically" | "reloadAndRetry">;

/** @param settled resolves once what was typed so far is compiled and loaded */
export function pending(session: Session, settled: () => Promise<void>): PendingCommands {
  return {
    save: async () => {
      await settled();
      await inTurnOr(session, false, () => saveAll(session));
    },
    dropPending: () => inTurnOr(session, undefined, () => drop(session)),
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

async function drop(session: Session): Promise<void> {
  const streams = [...session.read().images].filter(([, image]) => hasPending(image)).map(([stream]) => stream);
  const events = session.read().pending.reduce((sum, { from, to }) => sum + to - from, 0);
  await Promise.all(streams.map((stream) => reload(session, stream)));
  session.change(({ selection, rejections: { Save: earlier, ...others } }) => ({
    pending: [],
    rejections: others,
    selection: typeof selection.entry === "string" ? { ...selection, entry: null } : selection,
  }));
  announce(session, events === 0 ? "Pending changes dropped" : `${counted(events, "pending event")} dropped`);
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
