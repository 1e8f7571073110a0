import { bootHash, bootScript } from "virtual:sandbox-boot";
import { openRealm } from "../../../src/sandbox/page/realm.ts";
import { QueueingSandbox } from "../../../src/sandbox/page/queueing-sandbox.ts";
import type { RunReply, RunRequest } from "../../../src/sandbox/protocol.ts";
import { forgedReplies } from "../attempts/forged-replies.ts";
import { fingerprint } from "./fingerprint.ts";

export interface Forgery {
  readonly name: string;
  /** `accepted`, or the failure's kind. */
  readonly ended: string;
  readonly keys: readonly string[];
  readonly isPageTouched: boolean;
  readonly frames: number;
}

const model = {
  domain: "Double",
  streamPrefix: "double",
  elements: [
    {
      kind: "aggregate",
      name: "Account",
      aggregate: "Account",
      fields: [],
      invariants: [],
      isEventSourced: false,
      hasFactEvents: false,
      category: "double::account",
      identifier: "id",
      type: null,
      handles: [],
    },
  ],
};

const good: Omit<RunReply, "console"> = {
  outcome: "done",
  error: null,
  needs: [],
  result: null,
  images: [],
  commits: [],
  published: [],
  replayed: [],
  steps: [],
  handlerErrors: [],
  idsUsed: 0,
};

const request: RunRequest = {
  operation: { kind: "create", aggregate: "Account", initial: {} },
  images: [],
  absent: [],
  saveAutomatically: true,
  recording: { at: 0, idSeed: "00000000-0000-4000-8000-000000000000", idOffset: 0 },
};

function hostileWorker(code: string): string {
  return `onmessage = ({ ports: [port] }) => {
  const good = ${JSON.stringify(JSON.stringify(good))};
  port.onmessage = ({ data: [id, name] }) => {
    if (name === "load") port.postMessage([id, "ok", ${JSON.stringify(JSON.stringify({ ok: true, model }))}, "[]"]);
    else if (name === "ping") port.postMessage([id, "ok", "null", "[]"]);
    else { ${code} }
  };
};`;
}

/** Puts a hostile worker in the place of the real one, once for each forged reply. */
export async function tryForgeries(): Promise<readonly Forgery[]> {
  const tried: Forgery[] = [];
  for (const { name, code } of forgedReplies) {
    const before = await fingerprint();
    const scripts = { bootScript, bootHash, workerScript: hostileWorker(code) };
    const sandbox = new QueueingSandbox({
      openRealm: () => Promise.resolve(openRealm(document, scripts)),
      limits: { load: 2000, run: 1000 },
      now: () => performance.now(),
    });
    const program = { codeVersion: "", modules: [{ file: "model.ts", javascript: "", sourceMap: "" }] } as const;
    const loaded = await sandbox.load(program);
    if (!loaded.ok) throw new Error(loaded.failure.message);
    const result = await sandbox.run(request, { milliseconds: 500 });
    sandbox.dispose();
    tried.push({
      name,
      ended: result.ok ? "accepted" : result.failure.kind,
      keys: result.ok ? Object.keys(result.value) : [],
      isPageTouched: (await fingerprint()) !== before,
      frames: document.querySelectorAll("iframe").length,
    });
  }
  return tried;
}
