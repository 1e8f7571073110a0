/**
 * The one script of the sandbox's frame. It takes a script and two ports from the page, once; hands the first port to a
 * worker made from the script; tells through the second one when the worker itself failed; then does nothing more.
 */

// A frame that is not opaque would share the page's storage: better no sandbox than that one.
if (self.origin !== "null") throw new Error("The sandbox's frame must have an opaque origin.");

addEventListener("message", start);

function start(event: MessageEvent<unknown>): void {
  const [toWorker, toFrame] = event.ports;
  if (event.source !== parent || typeof event.data !== "string" || !toWorker || !toFrame) return;
  removeEventListener("message", start);
  const address = URL.createObjectURL(new Blob([event.data], { type: "text/javascript" }));
  // A classic worker: browsers refuse module workers from a blob of an opaque origin.
  const worker = new Worker(address);
  worker.addEventListener("error", () => toFrame.postMessage("crashed"));
  worker.postMessage(null, [toWorker]);
}
