import type { ComponentType } from "react";
import { Checkbox } from "../kit/inputs.tsx";
import type { ControlViewProps } from "./control-props.ts";
import styles from "./controls.module.css";
import type { Control, NullableValue } from "./form-model.ts";

type NullableControlProps = Omit<ControlViewProps, "control" | "value"> & {
  readonly control: Extract<Control, { readonly kind: "nullable" }>;
  readonly value: NullableValue;
  /** Draws any control: a list holds what a form holds. */
  readonly View: ComponentType<ControlViewProps>;
};

/** A value, or null: which of both is said by a checkbox below it. */
export function NullableControl({ View, control, value, onValue, ...rest }: NullableControlProps) {
  const isWide = ["list", "element", "object", "json"].includes(control.of.kind);
  return (
    <div className={isWide ? styles["wide"] : styles["nullable"]}>
      <fieldset disabled={value.isNull}>
        <View
          {...rest}
          control={control.of}
          value={value.value}
          onValue={(changed) => onValue({ ...value, value: changed })}
        />
      </fieldset>
      <Checkbox label="null" checked={value.isNull} onCheckedChange={(isNull) => onValue({ ...value, isNull })} />
    </div>
  );
}
