import type { ChosenId, Control, FormValue, GroupValue, ListValue } from "./form-model.ts";

/** What a control holds before anyone touched it. */
export function initialValue(control: Control): FormValue {
  switch (control.kind) {
    case "checkbox":
      return control.isOnAtFirst;
    case "choice":
      return control.first;
    case "offer":
      return { kind: "chosen", id: control.whenEmpty === "left out" ? "" : (control.offers[0]?.id ?? "") };
    case "nullable":
      return { kind: "nullable", isNull: false, value: initialValue(control.of) };
    case "list":
      return { kind: "list", items: [] };
    case "element":
    case "object":
      return initialGroup(control.fields);
    default:
      return "";
  }
}

export function initialGroup(controls: readonly Control[]): GroupValue {
  return {
    kind: "group",
    fields: Object.fromEntries(controls.map((control) => [control.name, initialValue(control)])),
  };
}

/** Remembered values as far as the controls of today can hold them: the model may have changed meanwhile. */
export function fittingGroup(controls: readonly Control[], remembered: FormValue | undefined): GroupValue {
  const old = isGroup(remembered) ? remembered.fields : {};
  return {
    kind: "group",
    fields: Object.fromEntries(controls.map((control) => [control.name, fittingValue(control, old[control.name])])),
  };
}

function fittingValue(control: Control, value: FormValue | undefined): FormValue {
  if (value === undefined) return initialValue(control);
  switch (control.kind) {
    case "checkbox":
      return typeof value === "boolean" ? value : initialValue(control);
    case "choice":
      return control.options.some((option) => option.value === value) ? value : initialValue(control);
    case "offer":
      // What was chosen goes with the child that it named; what was typed stays.
      if (isChosenId(value)) return control.offers.some(({ id }) => id === value.id) ? value : initialValue(control);
      return typeof value === "string" ? value : initialValue(control);
    case "nullable":
      return isNullable(value) ? { ...value, value: fittingValue(control.of, value.value) } : initialValue(control);
    case "list":
      if (!isList(value)) return initialValue(control);
      return {
        ...value,
        items: value.items.map((item) => ({ ...item, value: fittingValue(control.item(), item.value) })),
      };
    case "element":
    case "object":
      return fittingGroup(control.fields, value);
    default:
      return typeof value === "string" ? value : initialValue(control);
  }
}

export function isGroup(value: FormValue | undefined): value is GroupValue {
  return typeof value === "object" && value.kind === "group";
}

export function isList(value: FormValue | undefined): value is ListValue {
  return typeof value === "object" && value.kind === "list";
}

export function isNullable(value: FormValue | undefined): value is Extract<FormValue, { readonly kind: "nullable" }> {
  return typeof value === "object" && value.kind === "nullable";
}

export function isChosenId(value: FormValue | undefined): value is ChosenId {
  return typeof value === "object" && value.kind === "chosen";
}

/** The list with one more item at its end. */
export function withItem(list: ListValue, value: FormValue): ListValue {
  const key = list.items.reduce((greatest, item) => Math.max(greatest, item.key), 0) + 1;
  return { ...list, items: [...list.items, { key, value }] };
}
