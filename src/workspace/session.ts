import type { Core } from "./core.ts";
import type { InTurn } from "./one-at-a-time.ts";
import type { WorkspacePorts } from "./ports.ts";

/** What the commands of one open workspace share. */
export interface Session {
  readonly ports: WorkspacePorts;
  readonly read: () => Core;
  /** The one function through which every change goes. After the workspace was closed it does nothing. */
  readonly change: (update: (core: Core) => Partial<Core>) => void;
  /** Whatever touches the sandbox or the stored history waits its turn. */
  readonly inTurn: InTurn;
  /** The UUID that this session's ids follow from. */
  readonly idSeed: string;
}

/** Says in words what came of the last action. */
export function announce(session: Session, text: string): void {
  session.change(({ notice }) => ({ notice: { text, serial: (notice?.serial ?? 0) + 1 } }));
}
