import { frameDocument } from "../frame/policies.ts";
import { type CallName, maximalLogs, maximalReply, type Reply, type Sign } from "../wire.ts";

/** What came of a call: the texts of its one reply, or why there is none. After a failure the realm is closed. */
export type CallResult =
  | { readonly ok: true; readonly status: Reply[1]; readonly json: string; readonly logs: string }
  | { readonly ok: false; readonly kind: "timeout" | "crashed" | "refused" | "too large" };

/** One frame with its worker: a place for one version of the code. */
export interface Realm {
  /**
   * One call at a time.
   * @param onMark told the marks that traced code reaches
   */
  call(name: CallName, json: string, milliseconds: number, onMark?: (mark: number) => void): Promise<CallResult>;
  readonly isClosed: boolean;
  /** Removes the frame, whatever runs in it. A call in flight ends as crashed. */
  close(): void;
}

export interface SandboxScripts {
  readonly bootScript: string;
  readonly bootHash: string;
  readonly workerScript: string;
}

/** A timer this late tells that the page itself was busy: the reply may lie waiting behind it. */
const lateness = 50;
const grace = 100;

export function openRealm(document: Document, scripts: SandboxScripts): Realm {
  return new FrameRealm(document, scripts);
}

interface PendingCall {
  readonly id: number;
  readonly settle: (result: CallResult) => void;
  readonly onMark: ((mark: number) => void) | undefined;
}

class FrameRealm implements Realm {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #reports: MessagePort;
  #pending: PendingCall | null = null;
  #calls = 0;
  #isClosed = false;

  constructor(document: Document, { bootScript, bootHash, workerScript }: SandboxScripts) {
    const calls = new MessageChannel();
    const reports = new MessageChannel();
    this.#port = calls.port1;
    this.#reports = reports.port1;
    this.#port.addEventListener("message", (event) => this.#receive(event.data));
    this.#port.addEventListener("messageerror", () => this.#fail("refused"));
    this.#reports.addEventListener("message", () => this.#fail("crashed"));
    // Where browsers tell that a process has gone, with all that was in it, there is no need to wait for the limit.
    for (const port of [this.#port, this.#reports]) port.addEventListener("close", () => this.#fail("crashed"));
    this.#port.start();
    this.#reports.start();
    this.#frame = createFrame(document, frameDocument(bootScript, bootHash));
    const start = () =>
      // An opaque origin cannot be named; the frame holds nothing but our own script.
      this.#frame.contentWindow?.postMessage(workerScript, "*", [calls.port2, reports.port2]);
    this.#frame.addEventListener("load", start, { once: true });
    document.body.append(this.#frame);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  call(name: CallName, json: string, milliseconds: number, onMark?: (mark: number) => void): Promise<CallResult> {
    if (this.#isClosed) return Promise.resolve({ ok: false, kind: "crashed" });
    if (this.#pending !== null) throw new Error("The sandbox takes one call at a time.");
    const id = (this.#calls += 1);
    return new Promise((resolve) => {
      const due = performance.now() + milliseconds;
      const expire = () => {
        if (performance.now() - due > lateness) timer = setTimeout(() => this.#fail("timeout"), grace);
        else this.#fail("timeout");
      };
      let timer = setTimeout(expire, milliseconds);
      const settle = (result: CallResult) => {
        clearTimeout(timer);
        this.#pending = null;
        resolve(result);
      };
      this.#pending = { id, settle, onMark };
      this.#port.postMessage([id, name, json]);
    });
  }

  close(): void {
    this.#fail("crashed");
  }

  #receive(data: unknown): void {
    const pending = this.#pending;
    if (pending?.onMark !== undefined && isSign(data) && data[0] === pending.id) return pending.onMark(data[2]);
    if (pending === null || !isReply(data) || data[0] !== pending.id) return this.#fail("refused");
    const [, status, json, logs] = data;
    if (json.length > maximalReply || logs.length > maximalLogs) return this.#fail("too large");
    pending.settle({ ok: true, status, json, logs });
  }

  #fail(kind: Exclude<CallResult, { ok: true }>["kind"]): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#port.close();
    this.#reports.close();
    this.#frame.remove();
    this.#pending?.settle({ ok: false, kind });
  }
}

function isReply(data: unknown): data is Reply {
  return (
    Array.isArray(data) &&
    data.length === 4 &&
    typeof data[0] === "number" &&
    (data[1] === "ok" || data[1] === "err") &&
    typeof data[2] === "string" &&
    typeof data[3] === "string"
  );
}

function isSign(data: unknown): data is Sign {
  return Array.isArray(data) && data.length === 3 && data[1] === "at" && typeof data[2] === "number";
}

/** Invisible to eyes, keyboards and screen readers, and allowed nothing but scripts. */
function createFrame(document: Document, source: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("allow", "");
  frame.setAttribute("referrerpolicy", "no-referrer");
  frame.setAttribute("aria-hidden", "true");
  frame.setAttribute("tabindex", "-1");
  frame.inert = true;
  frame.title = "Sandbox";
  frame.style.cssText = "position: absolute; width: 0; height: 0; border: 0; visibility: hidden";
  frame.srcdoc = source;
  return frame;
}
