import { createContext, useContext, useState } from "react";
import type { Control, GroupValue } from "./form-model.ts";
import { fittingGroup } from "./form-values.ts";

/** What was last typed, by class and method: it stands there again when the same method is called on another instance. */
export type RememberedForms = Map<string, GroupValue>;

export const RememberedFormsContext = createContext<RememberedForms>(new Map());

/** A form's values, as remembered under the key, fitted to the controls that there are now. */
export function useRememberedValues(key: string, controls: readonly Control[]) {
  const remembered = useContext(RememberedFormsContext);
  const [typed, setTyped] = useState(() => remembered.get(key));
  const values = fittingGroup(controls, typed);
  const setValues = (changed: GroupValue) => {
    remembered.set(key, changed);
    setTyped(changed);
  };
  return [values, setValues] as const;
}
