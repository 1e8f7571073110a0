import { useMemo } from "react";
import { useWorkspace } from "../kit/workspace-context.tsx";
import { identifyBy, type Identify } from "./json-children.ts";

/** How entities in lists are told apart: by `id`, or by the identifiers that the model names. */
export function useIdentify(): Identify {
  const model = useWorkspace((state) => state.model);
  return useMemo(() => {
    const entities = model?.description.elements.filter(({ kind }) => kind === "entity") ?? [];
    return identifyBy(entities.flatMap(({ identifier }) => (identifier === null ? [] : [identifier])));
  }, [model]);
}
