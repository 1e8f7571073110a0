import { useAction } from "../kit/actions.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";

/** What Ctrl/Cmd+Enter and the button do for the file that is shown. */
export interface RunAction {
  readonly label: "Run" | "Check";
  readonly isRunning: boolean;
  readonly run: () => void;
}

/** Offers running and checking in the palette, too. */
export function useRunActions(): RunAction {
  const commands = useCommands();
  const isSpecs = useWorkspace(({ activeFile }) => activeFile === "specs.ts");
  const isRunning = useWorkspace(({ sandboxStatus }) => sandboxStatus === "running");
  const runScenario = () => void commands.runScenario();
  const checkSpecs = () => void commands.checkSpecs();
  const key = ["$mod+Enter"];
  useAction({
    id: "editor.run",
    name: "Run the scenario",
    group: "Editor",
    keys: isSpecs ? [] : key,
    isDisabled: isRunning,
    run: runScenario,
  });
  useAction({
    id: "editor.check",
    name: "Check the specs",
    group: "Editor",
    keys: isSpecs ? key : [],
    isDisabled: isRunning,
    run: checkSpecs,
  });
  return isSpecs ? { label: "Check", isRunning, run: checkSpecs } : { label: "Run", isRunning, run: runScenario };
}
