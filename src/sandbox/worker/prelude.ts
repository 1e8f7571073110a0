import { allowedGlobals } from "./allowed-globals.ts";
import { installConsole } from "./console-capture.ts";
import { createLeftovers } from "./leftovers.ts";
import { createModuleAddresses } from "./module-addresses.ts";
import { defineProperty, listenOn, messagePorts, NativeError, preventDefault } from "./primordials.ts";
import { createProgress } from "./progress.ts";
import { installRecording } from "./recorded-realm.ts";
import { scrub } from "./scrub.ts";
import { userFrames } from "./stack-frames.ts";
import { describeThrown } from "./thrown-errors.ts";
import type { ThrownError } from "../protocol.ts";

/**
 * Makes the worker's global into the realm of a model. It must be the first module of the worker's script that is
 * evaluated: what comes after it, the engine included, sees the realm as a model does.
 */

export const addresses = createModuleAddresses();
const framesOf = (stack: string) => userFrames(stack, addresses.fileOf);
export const thrown = (error: unknown): ThrownError => describeThrown(error, framesOf);

const onPort: ((port: MessagePort) => void)[] = [];
/** Calls back once with the port to the page. */
export const whenConnected = (callback: (port: MessagePort) => void): void => void onPort.push(callback);

let isConnected = false;
listenOn(globalThis, "message", (event) => {
  // The listener is for "message", whose events are these.
  const port = messagePorts(event as MessageEvent)[0];
  if (isConnected || port === undefined) return;
  isConnected = true;
  onPort[0]?.(port);
});

const reportedRejections = 20;
let rejections = 0;
listenOn(globalThis, "unhandledrejection", (event) => {
  preventDefault(event);
  rejections += 1;
  if (rejections > reportedRejections) return;
  // The listener is for "unhandledrejection", whose events are these.
  const { name, message, stack } = thrown((event as PromiseRejectionEvent).reason);
  const place = stack[0] ?? null;
  console.add({ level: "error", text: `A promise was rejected, and nobody awaited it: ${name}: ${message}`, place });
});
/** From now on rejections are counted and reported anew. */
export function forgetRejections(): void {
  rejections = 0;
}

export const afterLeftovers = createLeftovers();
/** Of a traced run: beside the run's own. */
export const whenAtRest = createLeftovers();
export const progress = createProgress(performance.now.bind(performance));
const cloneDeeply = structuredClone;
scrub(globalThis, allowedGlobals);
defineProperty(globalThis, "structuredClone", {
  // Without its second parameter: nothing is transferred anywhere.
  value: (value: unknown): unknown => cloneDeeply(value),
  writable: true,
  enumerable: false,
  configurable: true,
});
export const recorded = installRecording(globalThis);
export const console = installConsole(globalThis, () => {
  const frame = framesOf(new NativeError("").stack ?? "")[0];
  return frame === undefined ? null : { file: frame.file, line: frame.line, column: frame.column };
});
// The engine's own calls must not fill a stack before it comes to the person's.
NativeError.stackTraceLimit = 60;
// A model that replaced it would see the glue's call sites, and every stack would be its own invention.
defineProperty(NativeError, "prepareStackTrace", { value: undefined, writable: false, configurable: false });
