import { attempts } from "../attempts/all-attempts.ts";
import type { Attempt } from "../attempts/attempt.ts";
import { keepSecrets, namesFor } from "./addresses.ts";
import { fingerprint } from "./fingerprint.ts";

/**
 * The same attempts where nothing holds them back: a page without a policy, and a worker of its own origin or a frame
 * that shares it. `?attempts=3,4` makes two, side by side; what one gains or touches is sent to the server like a request
 * of its own.
 */
/** The page's own, whatever an attempt puts in its place. */
const request = window.fetch.bind(window);

function moduleOf({ code }: Attempt, tag: string, say: string): string {
  return `${namesFor(tag, Date.now())}
const say = ${say};
const gained = (what) => say({ gained: String(what) });
try { await (async () => { ${code} })(); say({ ended: "without an error" }); }
catch (error) { say({ ended: String(error) }); }`;
}

function inWorker(attempt: Attempt, tag: string, hear: (data: unknown) => void): void {
  const text = moduleOf(attempt, tag, `(what) => postMessage({ ...what, fromAttempt: true })`);
  // A classic worker that imports the model as a blob, like the real one.
  const worker = new Worker(addressOf(`import(${JSON.stringify(addressOf(text))})`));
  worker.addEventListener("message", (event: MessageEvent<unknown>) => hear(event.data));
  worker.addEventListener("error", (event) => hear({ ended: event.message }));
}

const addressOf = (text: string): string => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

function inDocument(attempt: Attempt, tag: string, hear: (data: unknown) => void): void {
  const channel = `(what) => parent.dispatchEvent(new CustomEvent("${tag}", { detail: { ...what, fromAttempt: true } }))`;
  window.addEventListener(tag, (event) => hear((event as CustomEvent<unknown>).detail)); // made just above
  const frame = document.createElement("iframe");
  frame.setAttribute(
    "sandbox",
    "allow-scripts allow-same-origin allow-top-navigation allow-popups allow-modals allow-forms allow-downloads",
  );
  frame.srcdoc = `<!doctype html><body><script type="module">${moduleOf(attempt, tag, channel).replaceAll("</script", "<\\/script")}</script>`;
  document.body.append(frame);
}

async function tryWeakly(index: number): Promise<void> {
  const attempt = attempts[index];
  const weak = attempt?.weak ?? null;
  if (attempt === undefined || weak === null) throw new Error(`There is nothing to try at ${index}.`);
  const tag = `weak-${index}`;
  const before = await fingerprint();
  let isTouched = false;
  await new Promise<void>((resolve) => {
    const hear = (data: unknown): void => {
      if (typeof data !== "object" || data === null || !("fromAttempt" in data)) isTouched = true;
      else if ("gained" in data) void request(`/hit/${tag}`);
      else if ("ended" in data) resolve();
    };
    if (weak === "worker") inWorker(attempt, tag, hear);
    else inDocument(attempt, tag, hear);
  });
  // Of attempts side by side nobody could tell which one it was: those that touch the page are made alone.
  if (attempt.isSociable) return;
  // Some of it shows a moment later: a cookie that a frame writes is not at once what the page around it reads.
  while (!isTouched && (await fingerprint()) === before) await new Promise((resolve) => setTimeout(resolve, 50));
  await request(`/hit/${tag}`);
}

const wanted = new URLSearchParams(location.search).get("attempts");
if (wanted !== null) {
  await keepSecrets();
  await Promise.all(wanted.split(",").map((index) => tryWeakly(Number(index))));
}
