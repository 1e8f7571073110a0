import type { Page } from "@playwright/test";

/** What the browser's own debugger knows of a script. */
export interface DebuggedScript {
  readonly url: string;
  readonly sourceMapURL: string;
}

interface Message {
  readonly method: string;
  readonly params: { readonly sessionId?: string; readonly message?: string } & Partial<DebuggedScript> & {
      readonly targetInfo?: { readonly type: string };
    };
}

/**
 * Attaches the debugger to every worker of the page, those of frames included, as the browser's own tools do.
 * @returns the scripts that it was told of, and is still told of
 */
export async function debuggedScripts(page: Page): Promise<readonly DebuggedScript[]> {
  const session = await page.context().newCDPSession(page);
  const scripts: DebuggedScript[] = [];
  let calls = 0;
  /** Each target is spoken to through the one that holds it: page, frame, worker. */
  const send = async (path: readonly string[], method: string, params: object): Promise<void> => {
    const [first, ...rest] = path;
    if (first === undefined) return;
    let message = JSON.stringify({ id: (calls += 1), method, params });
    for (const sessionId of rest.toReversed()) {
      const inner = { sessionId, message };
      message = JSON.stringify({ id: (calls += 1), method: "Target.sendMessageToTarget", params: inner });
    }
    // A worker that has gone meanwhile has nothing to say.
    await session.send("Target.sendMessageToTarget", { sessionId: first, message }).catch(() => undefined);
  };
  const attach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };
  const hear = (path: readonly string[], { method, params }: Message): void => {
    if (method === "Target.attachedToTarget" && params.sessionId !== undefined) {
      const inner = [...path, params.sessionId];
      void send(inner, "Target.setAutoAttach", attach);
      if (params.targetInfo?.type === "worker") void send(inner, "Debugger.enable", {});
    } else if (method === "Target.receivedMessageFromTarget" && params.sessionId !== undefined) {
      // The protocol's own messages.
      hear([...path, params.sessionId], JSON.parse(params.message ?? "{}") as Message);
    } else if (method === "Debugger.scriptParsed") {
      scripts.push({ url: params.url ?? "", sourceMapURL: params.sourceMapURL ?? "" });
    }
  };
  session.on("Target.attachedToTarget", (params) => hear([], { method: "Target.attachedToTarget", params }));
  session.on("Target.receivedMessageFromTarget", (params) =>
    hear([], { method: "Target.receivedMessageFromTarget", params }),
  );
  await session.send("Target.setAutoAttach", attach);
  return scripts;
}
