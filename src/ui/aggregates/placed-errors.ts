import type { Control, FormValue, GroupValue } from "./form-model.ts";
import { isGroup, isList, isNullable } from "./form-values.ts";
import { join, type PathErrors } from "./read-values.ts";

export interface PlacedErrors {
  readonly byPath: PathErrors;
  /** Texts of fields that the form has no control for, as an invariant may name them. */
  readonly others: readonly { readonly field: string; readonly texts: readonly string[] }[];
}

/** Finds the control that each refused field stands for: one of the form's own, else the only nested one of that name. */
export function placeErrors(
  controls: readonly Control[],
  values: GroupValue,
  fields: Readonly<Record<string, readonly string[]>>,
): PlacedErrors {
  const paths = pathsOf(controls, values, "");
  const byPath = new Map<string, readonly string[]>();
  const others: { readonly field: string; readonly texts: readonly string[] }[] = [];
  for (const [field, texts] of Object.entries(fields)) {
    const nested = paths.filter((path) => path.endsWith(`.${field}`));
    const path = paths.includes(field) ? field : nested.length === 1 ? nested[0] : undefined;
    if (path === undefined) others.push({ field, texts });
    else byPath.set(path, texts);
  }
  return { byPath, others };
}

function pathsOf(controls: readonly Control[], values: GroupValue, path: string): readonly string[] {
  return controls.flatMap((control) => {
    const own = join(path, control.name);
    return [own, ...below(control, values.fields[control.name], own)];
  });
}

function below(control: Control, value: FormValue | undefined, path: string): readonly string[] {
  if (control.kind === "nullable" && isNullable(value)) return below(control.of, value.value, path);
  if (control.kind === "list" && isList(value)) {
    const item = control.item();
    return value.items.flatMap((each, index) => [
      join(path, String(index)),
      ...below(item, each.value, join(path, String(index))),
    ]);
  }
  if ((control.kind === "element" || control.kind === "object") && isGroup(value)) {
    return pathsOf(control.fields, value, path);
  }
  return [];
}
