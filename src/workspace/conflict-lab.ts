import { inTurnOr } from "./expected-failures.ts";
import { reloadAll } from "./reloading.ts";
import { announce, type Session } from "./session.ts";
import type { WorkspaceCommands } from "./state.ts";

/**
 * Two users act on the same aggregates, each on what they loaded. Whoever saves second on a copy that the other has
 * overtaken is refused, until they reload.
 */
export function conflictLab(
  session: Session,
): Pick<WorkspaceCommands, "enterConflictLab" | "actAs" | "leaveConflictLab"> {
  const { read, change } = session;
  return {
    enterConflictLab: () => {
      if (read().conflictLab !== null || isHeldBack(session)) return;
      change(({ images }) => ({ conflictLab: { user: "Ada", otherImages: images } }));
      announce(session, "Ada and Grace have both loaded what is stored. Act as one, then as the other.");
    },
    actAs: (user) => {
      const { conflictLab: lab } = read();
      if (lab === null || lab.user === user || isHeldBack(session)) return;
      change(({ images }) => {
        // What the other created meanwhile is seen by both: only known aggregates are copies of one's own.
        const mine = new Map([...images, ...lab.otherImages]);
        return { images: mine, conflictLab: { user, otherImages: images }, rejections: {} };
      });
      announce(session, `You act as ${user} now`);
    },
    leaveConflictLab: () =>
      inTurnOr(session, undefined, async () => {
        if (read().conflictLab === null) return;
        change(() => ({ conflictLab: null, rejections: {}, retries: new Map() }));
        await reloadAll(session);
      }),
  };
}

function isHeldBack(session: Session): boolean {
  if (session.read().pending.length === 0) return false;
  announce(session, "Save or drop what is pending first");
  return true;
}
