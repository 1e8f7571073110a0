import type { ComponentProps, CSSProperties, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Field, InlineField, type FieldTexts } from "./field.tsx";
import styles from "./inputs.module.css";

// The browser's own controls: they speak every assistive technology, keyboard and touch screen, and weigh nothing.

type InputProps = Omit<ComponentProps<"input">, "size" | "onChange" | "value"> & {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly icon?: ReactNode;
};

/** A line of text without a label of its own: give it `aria-label`, or put it into a `Field`. */
export function TextInput({ value, onValueChange, icon, className, type = "text", ...rest }: InputProps) {
  const input = (
    <input
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      {...rest}
      type={type}
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      className={classNames(styles["control"], icon !== undefined && styles["withIcon"], className)}
    />
  );
  if (icon === undefined) return input;
  return (
    <span className={styles["iconBox"]}>
      <span aria-hidden className={styles["icon"]}>
        {icon}
      </span>
      {input}
    </span>
  );
}

type FieldInput<Props> = FieldTexts & Omit<Props, keyof FieldTexts | "id" | "aria-describedby" | "aria-invalid">;

function splitTexts<Props extends FieldTexts>(props: Props) {
  const { label, help, errors, hint, isLabelHidden, ...rest } = props;
  const texts: FieldTexts = {
    label,
    help,
    ...(errors === undefined ? {} : { errors }),
    ...(hint === undefined ? {} : { hint }),
    ...(isLabelHidden === undefined ? {} : { isLabelHidden }),
  };
  return { texts, rest };
}

export function TextField(props: FieldInput<InputProps>) {
  const { texts, rest } = splitTexts(props);
  return <Field {...texts}>{(control) => <TextInput {...rest} {...control} />}</Field>;
}

/** Any number, whole or not, unless `step` says otherwise; the value is the text, for its reader to judge. */
export function NumberField(props: FieldInput<InputProps>) {
  const { texts, rest } = splitTexts(props);
  return (
    <Field {...texts}>
      {(control) => (
        <TextInput
          step="any"
          inputMode="decimal"
          {...rest}
          {...control}
          type="number"
          className={classNames(styles["number"], rest.className)}
          // A wheel over a focused number would change it behind the person's back.
          onWheel={(event) => event.currentTarget.blur()}
        />
      )}
    </Field>
  );
}

type AreaProps = Omit<ComponentProps<"textarea">, "onChange" | "value"> & {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly isCode?: boolean;
};

export function TextAreaField(props: FieldInput<AreaProps>) {
  const { texts, rest } = splitTexts(props);
  const { value, onValueChange, isCode = false, className, ...area } = rest;
  return (
    <Field {...texts}>
      {(control) => (
        <textarea
          rows={3}
          spellCheck={!isCode}
          {...area}
          {...control}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
          className={classNames(styles["control"], styles["area"], isCode && styles["code"], className)}
        />
      )}
    </Field>
  );
}

export interface SelectOption {
  readonly value: string;
  readonly name: string;
}

type SelectProps = Omit<ComponentProps<"select">, "onChange" | "value" | "size"> & {
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onValueChange: (value: string) => void;
};

/** A choice without a label of its own: give it `aria-label`, or use `SelectField`. */
export function Select({ value, options, onValueChange, className, ...rest }: SelectProps) {
  return (
    <select
      {...rest}
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      className={classNames(styles["control"], styles["select"], className)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

export function SelectField(props: FieldInput<SelectProps>) {
  const { texts, rest } = splitTexts(props);
  return <Field {...texts}>{(control) => <Select {...rest} {...control} />}</Field>;
}

type ToggleProps = Omit<ComponentProps<"input">, "type" | "checked" | "onChange" | "size"> & {
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
};

export function Checkbox(props: FieldInput<ToggleProps>) {
  const { texts, rest } = splitTexts(props);
  const { onCheckedChange, className, ...input } = rest;
  return (
    <InlineField {...texts}>
      {(control) => (
        <input
          {...input}
          {...control}
          type="checkbox"
          onChange={(event) => onCheckedChange(event.target.checked)}
          className={classNames(styles["checkbox"], className)}
        />
      )}
    </InlineField>
  );
}

/** On or off at once, without a button that applies it. */
export function Switch(props: FieldInput<ToggleProps>) {
  const { texts, rest } = splitTexts(props);
  const { onCheckedChange, className, ...input } = rest;
  return (
    <InlineField {...texts}>
      {(control) => (
        <input
          {...input}
          {...control}
          type="checkbox"
          role="switch"
          aria-checked={input.checked}
          onChange={(event) => onCheckedChange(event.target.checked)}
          className={classNames(styles["switch"], className)}
        />
      )}
    </InlineField>
  );
}

type SliderProps = Omit<ComponentProps<"input">, "type" | "value" | "onChange" | "size"> & {
  /** Accessible name. */
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onValueChange: (value: number) => void;
  /** What the value means, for those who do not see it: "version 3 of 7". */
  readonly valueText?: string;
};

export function Slider({ label, value, onValueChange, valueText, className, ...rest }: SliderProps) {
  const part = rest.max === rest.min ? 0 : (value - rest.min) / (rest.max - rest.min);
  // React's type of a style knows no custom property.
  const style = { "--part": `${part * 100}%`, ...rest.style } as CSSProperties;
  return (
    <input
      {...rest}
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      value={value}
      onChange={(event) => onValueChange(event.target.valueAsNumber)}
      className={classNames(styles["slider"], className)}
      style={style}
    />
  );
}
