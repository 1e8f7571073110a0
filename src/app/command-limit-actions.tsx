import { useStore } from "zustand/react";
import { useAction } from "../ui/kit/actions.tsx";
import { showToast } from "../ui/kit/toast.tsx";
import { commandLimits } from "./command-limit.ts";
import type { Parts } from "./compose.ts";

/** The palette's choices of how long a command may take. */
export function CommandLimitActions({ limit }: { readonly limit: Parts["commandLimit"] }) {
  return commandLimits.map((seconds) => <Choice key={seconds} limit={limit} seconds={seconds} />);
}

function Choice({ limit, seconds }: { readonly limit: Parts["commandLimit"]; readonly seconds: 1 | 5 | 30 }) {
  const { seconds: chosen, setSeconds } = useStore(limit);
  const words = seconds === 1 ? "1 second" : `${seconds} seconds`;
  useAction({
    id: `commands.limit.${seconds}`,
    name: `Stop a command after ${words}`,
    group: "Workspace",
    isDisabled: chosen === seconds,
    run: () => {
      setSeconds(seconds);
      void showToast(`A command may take ${words} from now on`);
    },
  });
  return null;
}
