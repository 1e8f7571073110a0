import { inTurnOr } from "./expected-failures.ts";
import { currentImage } from "./replaying.ts";
import type { Session } from "./session.ts";
import type { Selection, WorkspaceCommands } from "./state.ts";

export function selecting(session: Session): Pick<WorkspaceCommands, "select" | "setFilter"> {
  return {
    select: (wanted) => {
      session.change((core) => ({ selection: selected(core.selection, wanted) }));
      const { stream } = session.read().selection;
      if (wanted.stream !== undefined && stream !== null && session.read().model !== null)
        void inTurnOr(session, null, () => currentImage(session, stream));
    },
    setFilter: (filter) => session.change(() => ({ filter })),
  };
}

/** Another instance is shown as it is now, unless a version was asked for with it. */
function selected(before: Selection, wanted: Partial<Selection>): Selection {
  const isOther = wanted.stream !== undefined && wanted.stream !== before.stream;
  return { ...before, ...(isOther ? { version: null } : {}), ...wanted };
}
