import { useState } from "react";
import { SelectField, TextField } from "../kit/inputs.tsx";
import type { ControlTexts } from "./control-props.ts";
import styles from "./controls.module.css";
import type { Control } from "./form-model.ts";

/** Identities that exist, to choose from; any other can be typed, for a model must also answer to that. */
export function OfferControl({
  control,
  value,
  texts,
  onValue,
}: {
  readonly control: Extract<Control, { readonly kind: "offer" }>;
  readonly value: string;
  readonly texts: ControlTexts;
  readonly onValue: (value: string) => void;
}) {
  const isOffered = value === "" || control.offers.some(({ id }) => id === value);
  const [isTyping, setIsTyping] = useState(!isOffered);
  const options = control.offers.map(({ id, name }) => ({ value: id, name }));
  const other = (
    <button
      type="button"
      className={styles["otherId"]}
      onClick={() => {
        setIsTyping(!isTyping);
        onValue(isTyping ? (control.offers[0]?.id ?? "") : "");
      }}
    >
      {isTyping ? "choose" : "type another"}
    </button>
  );
  return (
    <div className={styles["wide"]}>
      {isTyping ? (
        <TextField {...texts} hint={other} value={value} onValueChange={onValue} />
      ) : (
        <SelectField
          {...texts}
          hint={other}
          value={value}
          options={control.whenEmpty === "left out" ? [{ value: "", name: "–" }, ...options] : options}
          onValueChange={onValue}
        />
      )}
    </div>
  );
}
