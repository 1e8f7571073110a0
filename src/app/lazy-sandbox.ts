import type { Sandbox, SandboxResult } from "../sandbox/sandbox.ts";

/**
 * A sandbox that is made when it is first used: its code arrives after the page is painted.
 *
 * @param usualLimit milliseconds that a run may take which brings no limit of its own
 */
export function lazySandbox(create: () => Promise<Sandbox>, usualLimit: () => number): Sandbox {
  let isDisposed = false;
  let created: Promise<Sandbox> | null = null;
  const get = async (): Promise<Sandbox> => {
    created ??= create();
    const sandbox = await created;
    if (isDisposed) sandbox.dispose();
    return sandbox;
  };
  const using = async <Value>(
    work: (sandbox: Sandbox) => Promise<SandboxResult<Value>>,
  ): Promise<SandboxResult<Value>> => {
    let sandbox: Sandbox;
    try {
      sandbox = await get();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      // The next call tries again.
      created = null;
      const message = `The sandbox did not start: ${error.message}. Check the connection, then reload the page.`;
      return { ok: false, failure: { kind: "crashed", message, place: null } };
    }
    return work(sandbox);
  };
  return {
    load: (program) => using((sandbox) => sandbox.load(program)),
    run: (request, limit = { milliseconds: usualLimit() }) => using((sandbox) => sandbox.run(request, limit)),
    dispose: () => {
      isDisposed = true;
      void created?.then((sandbox) => sandbox.dispose());
    },
  };
}
