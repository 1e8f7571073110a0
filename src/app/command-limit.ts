import { createStore } from "zustand/vanilla";
import type { RememberedValues } from "./remembered-values.ts";

const key = "aggregate-playground:command-limit";

/** Seconds that a command may take before it is stopped. */
export const commandLimits = [1, 5, 30] as const;
type Seconds = (typeof commandLimits)[number];

export interface CommandLimit {
  readonly seconds: Seconds;
  readonly setSeconds: (seconds: Seconds) => void;
}

/** How long a command may take, as it was chosen last in this browser: a slow model needs more than a mistake does. */
export function createCommandLimit(values: RememberedValues) {
  return createStore<CommandLimit>((set) => ({
    seconds: commandLimits.find((seconds) => String(seconds) === values.read(key)) ?? 1,
    setSeconds: (seconds) => {
      values.write(key, seconds === 1 ? null : String(seconds));
      set({ seconds });
    },
  }));
}
