import { useId } from "react";
import { Checkbox, NumberField, SelectField, TextAreaField, TextField, type SelectOption } from "../kit/inputs.tsx";
import type { ControlTexts, ControlViewProps } from "./control-props.ts";
import styles from "./controls.module.css";
import { isGeneratedIdentity } from "./field-controls.ts";
import type { Control, FormValue, GroupValue } from "./form-model.ts";
import { initialValue, isGroup, isList, isNullable } from "./form-values.ts";
import { ListControl } from "./list-control.tsx";
import { NullableControl } from "./nullable-control.tsx";
import { OfferControl } from "./offer-control.tsx";
import { join, type PathErrors } from "./read-values.ts";

/** The controls of a form, an element or an object, in the order of the model. */
export function ControlGrid({
  controls,
  values,
  path,
  errors,
  onValues,
}: {
  readonly controls: readonly Control[];
  readonly values: GroupValue;
  readonly path: string;
  readonly errors: PathErrors;
  readonly onValues: (values: GroupValue) => void;
}) {
  const view = (control: Control) => (
    <ControlView
      key={control.name}
      control={control}
      value={values.fields[control.name] ?? initialValue(control)}
      path={join(path, control.name)}
      errors={errors}
      onValue={(value) => onValues({ ...values, fields: { ...values.fields, [control.name]: value } })}
    />
  );
  const identities = controls.filter(isGeneratedIdentity);
  return (
    <div className={styles["grid"]}>
      {controls.filter((control) => !isGeneratedIdentity(control)).map(view)}
      {identities.length > 0 && (
        <details className={styles["identity"]}>
          <summary>Identity is generated</summary>
          {identities.map(view)}
        </details>
      )}
    </div>
  );
}

export function ControlView(props: ControlViewProps) {
  const { control, value, path, errors, onValue } = props;
  const texts = textsOf(props);
  switch (control.kind) {
    case "checkbox":
      return (
        // Half a line is too short for a long name.
        <div className={control.name.length > 12 ? styles["wide"] : undefined}>
          <Checkbox {...texts} checked={value === true} onCheckedChange={onValue} />
        </div>
      );
    case "number":
      return (
        <NumberField
          {...texts}
          value={textOf(value)}
          step={control.isWhole ? 1 : "any"}
          min={control.min ?? undefined}
          max={control.max ?? undefined}
          placeholder={control.placeholder}
          onValueChange={onValue}
        />
      );
    case "date":
      return <TextField {...texts} type="date" value={textOf(value)} onValueChange={onValue} />;
    case "dateTime":
      return (
        <div className={styles["moment"]}>
          <TextField
            {...texts}
            hint="UTC"
            type="datetime-local"
            step={1}
            value={textOf(value)}
            onValueChange={onValue}
          />
        </div>
      );
    case "choice":
      return (
        <SelectField {...texts} value={textOf(value)} options={control.options.map(optionOf)} onValueChange={onValue} />
      );
    case "offer":
      return <OfferControl control={control} value={value} texts={texts} onValue={onValue} />;
    case "json":
      return (
        <div className={styles["wide"]}>
          <TextAreaField
            {...texts}
            isCode
            hint={control.typeText}
            placeholder={control.placeholder}
            value={textOf(value)}
            onValueChange={onValue}
          />
        </div>
      );
    case "text":
      return <TextControl control={control} value={textOf(value)} texts={texts} onValue={onValue} />;
    case "nullable":
      return isNullable(value) ? (
        <NullableControl {...props} View={ControlView} control={control} value={value} />
      ) : null;
    case "list":
      return isList(value) ? <ListControl {...props} View={ControlView} control={control} value={value} /> : null;
    case "element":
    case "object":
      return (
        <GroupControl
          control={control}
          value={isGroup(value) ? value : { kind: "group", fields: {} }}
          path={path}
          errors={errors}
          label={texts.label}
          onValue={onValue}
        />
      );
  }
}

function textsOf({ control, path, errors, label }: ControlViewProps): ControlTexts {
  return {
    label: label ?? control.name,
    errors: errors.get(path) ?? [],
    ...(control.help === "" ? {} : { help: control.help }),
    ...(control.hint === "" ? {} : { hint: control.hint }),
  };
}

function TextControl({
  control,
  value,
  texts,
  onValue,
}: {
  readonly control: Extract<Control, { readonly kind: "text" }>;
  readonly value: string;
  readonly texts: ControlTexts;
  readonly onValue: (value: string) => void;
}) {
  const listId = useId();
  const { isLong, maxLength, suggestions, placeholder } = control;
  const shared = { ...texts, value, placeholder, onValueChange: onValue };
  if (isLong) {
    return (
      <div className={styles["wide"]}>
        <TextAreaField {...shared} />
      </div>
    );
  }
  const hint = maxLength !== null && value.length > maxLength ? `${value.length} of ${maxLength}` : texts.hint;
  return (
    <>
      <TextField
        {...shared}
        {...(hint === undefined ? {} : { hint })}
        list={suggestions.length > 0 ? listId : undefined}
      />
      {suggestions.length > 0 && (
        <datalist id={listId}>
          {suggestions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

/** A value object, an entity or an object: its fields, framed and named. */
function GroupControl({
  control,
  value,
  path,
  errors,
  label,
  onValue,
}: {
  readonly control: Extract<Control, { readonly kind: "element" | "object" }>;
  readonly value: GroupValue;
  readonly path: string;
  readonly errors: PathErrors;
  readonly label: string;
  readonly onValue: (value: FormValue) => void;
}) {
  const own = errors.get(path) ?? [];
  return (
    <div role="group" aria-label={label} className={styles["group"]}>
      <p aria-hidden className={styles["groupHead"]}>
        <span className={styles["groupName"]}>{label}</span>
        <span className={styles["groupClass"]}>
          {control.kind === "element" ? control.className : "object"}
          {control.hint === "" ? "" : ` · ${control.hint}`}
        </span>
      </p>
      {own.map((error) => (
        <p key={error} className={styles["groupError"]}>
          {error}
        </p>
      ))}
      {control.help !== "" && <p className={styles["groupHelp"]}>{control.help}</p>}
      {control.fields.length === 0 ? (
        <p className={styles["groupHelp"]}>It has no fields of its own.</p>
      ) : (
        <ControlGrid controls={control.fields} values={value} path={path} errors={errors} onValues={onValue} />
      )}
    </div>
  );
}

function optionOf({ value, name }: { readonly value: string; readonly name: string }): SelectOption {
  return { value, name };
}

function textOf(value: FormValue): string {
  return typeof value === "string" ? value : "";
}
