import { createContext, useContext, useState } from "react";
import type { Control, GroupValue } from "./form-model.ts";
import { fittingGroup } from "./form-values.ts";

/** What was last typed, by class and method: it stands there again when the same method is called on another instance. */
export type RememberedForms = Map<string, GroupValue>;

export const RememberedFormsContext = createContext<RememberedForms>(new Map());

/** A form's values, as remembered under the key, fitted to the controls that there are now. */
export function useRememberedValues(key: string, controls: readonly Control[]) {
  const remembered = useContext(RememberedFormsContext);
  const [typed, setTyped] = useState(() => withoutLostOffers(controls, remembered.get(key)));
  const values = fittingGroup(controls, typed);
  const setValues = (changed: GroupValue) => {
    remembered.set(key, changed);
    setTyped(changed);
  };
  return [values, setValues] as const;
}

/** An identity that was chosen for another instance is no beginning for this one. */
function withoutLostOffers(controls: readonly Control[], values: GroupValue | undefined): GroupValue | undefined {
  if (values === undefined) return undefined;
  const isLost = (control: Control): boolean =>
    control.kind === "offer" && !control.offers.some(({ id }) => id === values.fields[control.name]);
  const lost = new Set(controls.filter(isLost).map(({ name }) => name));
  return { ...values, fields: Object.fromEntries(Object.entries(values.fields).filter(([name]) => !lost.has(name))) };
}
