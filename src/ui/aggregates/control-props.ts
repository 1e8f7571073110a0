import type { Control, FormValue } from "./form-model.ts";
import type { PathErrors } from "./read-values.ts";

export interface ControlViewProps {
  readonly control: Control;
  readonly value: FormValue;
  readonly path: string;
  readonly errors: PathErrors;
  readonly onValue: (value: FormValue) => void;
  /** Instead of the control's name: items of a list are numbered. */
  readonly label?: string;
}

export interface ControlTexts {
  readonly label: string;
  readonly help?: string;
  readonly hint?: string;
  readonly errors: readonly string[];
}
