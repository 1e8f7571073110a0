import { useAction } from "../kit/actions.tsx";
import { useCommands } from "../kit/workspace-context.tsx";

/** The three files, by name, in the palette. */
export function useFileActions(): void {
  const commands = useCommands();
  const group = "Editor";
  useAction({ id: "editor.open.model", name: "Open model.ts", group, run: () => commands.openFile("model.ts") });
  useAction({
    id: "editor.open.scenario",
    name: "Open scenario.ts",
    group,
    run: () => commands.openFile("scenario.ts"),
  });
  useAction({ id: "editor.open.specs", name: "Open specs.ts", group, run: () => commands.openFile("specs.ts") });
}
