import { inTurnOr } from "./expected-failures.ts";
import { perform } from "./performing.ts";
import type { Session } from "./session.ts";
import type { WorkspaceCommands } from "./state.ts";

/** @param settled resolves once what was typed so far is compiled and loaded */
export function invoking(
  session: Session,
  settled: () => Promise<void>,
): Pick<WorkspaceCommands, "create" | "invoke" | "dismissRejection"> {
  const afterCompiling = async (work: () => Promise<boolean>): Promise<boolean> => {
    await settled();
    return inTurnOr(session, false, work);
  };
  return {
    create: (aggregate, initial) => {
      const command = { form: `New ${aggregate}`, aggregate, stream: null, method: "new", args: [initial] };
      return afterCompiling(() => perform(session, command));
    },
    invoke: (stream, method, args, as) => {
      const aggregate = session.read().images.get(stream)?.aggregate ?? "";
      return afterCompiling(() =>
        perform(session, { form: `${stream} ${method}`, aggregate, stream, method, args, as }),
      );
    },
    dismissRejection: (form) => {
      session.change(({ rejections: { [form]: dismissed, ...others } }) => ({ rejections: others }));
    },
  };
}
