import { useMemo } from "react";
import { useWorkspace } from "../kit/workspace-context.tsx";
import type { OfferSource } from "./offers.ts";

/** What a form of the aggregate may offer; null while no model is loaded. */
export function useOfferSource(aggregate: string, state: OfferSource["state"]): OfferSource | null {
  const model = useWorkspace((workspace) => workspace.model?.description ?? null);
  const instances = useWorkspace((workspace) => workspace.instances);
  return useMemo(
    () => (model === null ? null : { model, aggregate, state, instances }),
    [model, aggregate, state, instances],
  );
}
