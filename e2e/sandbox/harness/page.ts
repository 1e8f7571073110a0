import { createSandbox } from "../../../src/sandbox/create-sandbox.ts";
import { Onslaughts } from "./attacking.ts";
import { tryForgeries } from "./forging.ts";
import { reportEverything } from "./reporting.ts";
import { Tamperings } from "./tampering.ts";
import { tryAttempts } from "./trying.ts";

/** The page under the real policy, with the real sandbox. With `?report` it runs everything by itself and posts what came of it. */
const harness = { createSandbox, tryAttempts, tryForgeries, Onslaughts, Tamperings };
Object.assign(window, { harness });
if (new URLSearchParams(location.search).has("report")) await reportEverything();

export type Harness = typeof harness;
