import { SelectField, TextField } from "../kit/inputs.tsx";
import type { ControlTexts } from "./control-props.ts";
import styles from "./controls.module.css";
import type { Control, FormValue } from "./form-model.ts";
import { initialValue, isChosenId } from "./form-values.ts";

/** Identities that exist, to choose from; any other can be typed, for a model must also answer to that. */
export function OfferControl({
  control,
  value,
  texts,
  onValue,
}: {
  readonly control: Extract<Control, { readonly kind: "offer" }>;
  readonly value: FormValue;
  readonly texts: ControlTexts;
  readonly onValue: (value: FormValue) => void;
}) {
  const isTyped = !isChosenId(value);
  const options = control.offers.map(({ id, name }) => ({ value: id, name }));
  const other = (
    <button type="button" className={styles["otherId"]} onClick={() => onValue(isTyped ? initialValue(control) : "")}>
      {isTyped ? "choose" : "type another"}
    </button>
  );
  return (
    <div className={styles["wide"]}>
      {isTyped ? (
        <TextField {...texts} hint={other} value={typeof value === "string" ? value : ""} onValueChange={onValue} />
      ) : (
        <SelectField
          {...texts}
          hint={other}
          value={value.id}
          options={control.whenEmpty === "left out" ? [{ value: "", name: "–" }, ...options] : options}
          onValueChange={(id) => onValue({ kind: "chosen", id })}
        />
      )}
    </div>
  );
}
