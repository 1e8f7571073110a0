import { openRealm, type SandboxScripts } from "./page/realm.ts";
import { QueueingSandbox } from "./page/queueing-sandbox.ts";
import type { Sandbox } from "./sandbox.ts";

export interface SandboxOptions {
  /** The page that holds the sandbox's invisible frame. */
  readonly document: Document;
  /** How long loading may take, in milliseconds: code that runs at import counts. */
  readonly loadLimit?: number;
  /** How long a run may take that brings no limit of its own. */
  readonly runLimit?: number;
}

/** The sandbox of a page. Its frame is made at once, so that it is warm when the first model comes. */
export function createSandbox({ document, loadLimit = 2000, runLimit = 1000 }: SandboxOptions): Sandbox {
  const scripts = loadScripts();
  return new QueueingSandbox({
    openRealm: async () => openRealm(document, await scripts),
    limits: { load: loadLimit, run: runLimit },
    now: () => performance.now(),
  });
}

async function loadScripts(): Promise<SandboxScripts> {
  const [boot, worker] = await Promise.all([import("virtual:sandbox-boot"), import("virtual:sandbox-worker")]);
  return { ...boot, ...worker };
}
