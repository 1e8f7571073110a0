import { useState } from "react";
import { useWorkspace } from "../kit/workspace-context.tsx";
import { Commands } from "./commands.tsx";
import { RememberedFormsContext, type RememberedForms } from "./remembered-forms.tsx";

/**
 * The commands of the selected instance alone: for whoever acts on it in another place.
 * @param as who that is, when there are several: it tells their forms apart
 */
export function SelectedCommands({ as }: { readonly as?: string }) {
  const [remembered] = useState<RememberedForms>(() => new Map());
  const instance = useWorkspace(({ instances, selection }) =>
    instances.find(({ stream }) => stream === selection.stream),
  );
  const signature = useWorkspace(({ model }) =>
    model?.signatures.classes.find(({ name }) => name === instance?.image.aggregate),
  );
  if (instance === undefined) return null;
  return (
    <RememberedFormsContext value={remembered}>
      <Commands instance={instance} signature={signature} as={as} />
    </RememberedFormsContext>
  );
}
