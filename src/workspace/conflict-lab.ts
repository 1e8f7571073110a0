import { inTurnOr } from "./expected-failures.ts";
import { reloadAll } from "./reloading.ts";
import { announce, type Session } from "./session.ts";
import type { LabUser, WorkspaceCommands } from "./state.ts";

/**
 * Two users act on the same aggregates, each on what they loaded. Whoever saves second on a copy that the other has
 * overtaken is refused, until they reload.
 */
export function conflictLab(session: Session): Pick<WorkspaceCommands, "enterConflictLab" | "leaveConflictLab"> {
  const { read, change } = session;
  return {
    enterConflictLab: () => {
      if (read().conflictLab !== null) return;
      if (read().pending.length > 0) return announce(session, "Not now: save or drop first what is pending");
      change(({ images, selection }) => ({
        conflictLab: { user: "Ada", images, rejections: {}, retries: new Map() },
        selection: { ...selection, stream: selection.stream ?? [...images.keys()][0] ?? null, version: null },
      }));
      announce(session, "Ada and Grace have both loaded what is stored. Act as one, then as the other.");
    },
    leaveConflictLab: () =>
      inTurnOr(session, undefined, async () => {
        if (read().conflictLab === null) return;
        change(() => ({ conflictLab: null, rejections: {}, retries: new Map() }));
        await reloadAll(session);
      }),
  };
}

/** Changes places in the lab: what the other one has loaded is put aside. To be called in turn. */
export function actAs({ read, change }: Session, user: LabUser): void {
  const { conflictLab: lab } = read();
  if (lab === null || lab.user === user) return;
  change(({ images, rejections, retries }) => ({
    // What the other created meanwhile is seen by both: only known aggregates are copies of one's own.
    images: new Map([...images, ...lab.images]),
    rejections: lab.rejections,
    retries: lab.retries,
    conflictLab: { user, images, rejections, retries },
  }));
}
