import type { WireValue } from "../../sandbox/protocol.ts";
import type { Control, FormValue, GroupValue } from "./form-model.ts";
import { initialValue, isGroup, isList, isNullable, isChosenId } from "./form-values.ts";

/** Path of a control within its form (`items.0.price`) → what is wrong with its value. */
export type PathErrors = ReadonlyMap<string, readonly string[]>;

export type Read<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "left out" }
  | { readonly kind: "errors"; readonly errors: PathErrors };

type Members = { readonly [name: string]: WireValue };

/** Initial values of a new aggregate. What is left out, the engine judges: its defaults hold, its words are heard. */
export function readFields(controls: readonly Control[], values: GroupValue): Read<Members> {
  return readMembers(controls, values, "");
}

/** Arguments of a method, in order. @param isRest the last control's items are arguments of their own */
export function readArguments(
  controls: readonly Control[],
  values: GroupValue,
  isRest = false,
): Read<readonly WireValue[]> {
  const reads = controls.map((control) => readValue(control, values.fields[control.name], control.name));
  const errors = allErrors(reads);
  if (errors.size > 0) return { kind: "errors", errors };
  const args = reads.map((read): WireValue => (read.kind === "value" ? read.value : { $omitted: true }));
  while (reads[args.length - 1]?.kind === "left out") args.pop();
  const last = args.at(-1);
  if (!isRest || args.length < controls.length || !isWireList(last)) return { kind: "value", value: args };
  return { kind: "value", value: [...args.slice(0, -1), ...last] };
}

function readMembers(controls: readonly Control[], values: GroupValue, path: string): Read<Members> {
  const reads = controls.map(
    (control) => [control.name, readValue(control, values.fields[control.name], join(path, control.name))] as const,
  );
  const errors = allErrors(reads.map(([, read]) => read));
  if (errors.size > 0) return { kind: "errors", errors };
  const members = reads.flatMap(([name, read]) => (read.kind === "value" ? [[name, read.value] as const] : []));
  return { kind: "value", value: Object.fromEntries(members) };
}

function readValue(control: Control, given: FormValue | undefined, path: string): Read<WireValue> {
  const value = given ?? initialValue(control);
  switch (control.kind) {
    case "checkbox":
      return { kind: "value", value: value === true };
    case "nullable":
      if (!isNullable(value)) return empty(control, path);
      return value.isNull ? { kind: "value", value: null } : readValue(control.of, value.value, path);
    case "list":
      return readList(control, value, path);
    case "element":
    case "object":
      if (!isGroup(value)) return empty(control, path);
      if (control.whenEmpty === "left out" && isUntouched(control, value)) return { kind: "left out" };
      return asElement(control, readMembers(control.fields, value, path));
    default: {
      const text = isChosenId(value) ? value.id : value;
      if (typeof text !== "string" || text === "") return empty(control, path);
      return readText(control, text, path);
    }
  }
}

type TextControl = Extract<Control, { kind: "text" | "number" | "date" | "dateTime" | "choice" | "offer" | "json" }>;

function readText(control: TextControl, text: string, path: string): Read<WireValue> {
  switch (control.kind) {
    case "number": {
      const number = Number(text.trim() === "" ? Number.NaN : text);
      if (Number.isFinite(number)) return { kind: "value", value: number };
      return refused(path, Number.isNaN(number) ? "is not a number" : "is too large for a number");
    }
    case "date":
      return readDate(`${text}T00:00:00.000Z`, path);
    case "dateTime":
      return readDate(`${text}Z`, path);
    case "choice": {
      const option = control.options.find((candidate) => candidate.value === text);
      return option === undefined ? refused(path, "is none of the choices") : { kind: "value", value: option.wire };
    }
    case "json":
      return readJson(text, path);
    default:
      return { kind: "value", value: text };
  }
}

function readDate(text: string, path: string): Read<WireValue> {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return refused(path, "is not a date");
  return { kind: "value", value: { $date: date.toISOString() } };
}

function readJson(text: string, path: string): Read<WireValue> {
  try {
    // JSON holds nothing but wire values.
    return { kind: "value", value: JSON.parse(text) as WireValue };
  } catch (error) {
    return refused(path, `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readList(control: Extract<Control, { kind: "list" }>, value: FormValue, path: string): Read<WireValue> {
  if (!isList(value)) return empty(control, path);
  if (value.items.length === 0 && control.whenEmpty === "left out") return { kind: "left out" };
  const reads = value.items.map((item, index) => readValue(control.item(), item.value, join(path, String(index))));
  const errors = allErrors(reads);
  if (errors.size > 0) return { kind: "errors", errors };
  return { kind: "value", value: reads.flatMap((read) => (read.kind === "value" ? [read.value] : [])) };
}

function asElement(control: Extract<Control, { kind: "element" | "object" }>, read: Read<Members>): Read<WireValue> {
  if (read.kind !== "value" || control.kind === "object") return read;
  return { kind: "value", value: { $new: control.className, fields: read.value } };
}

/** Nobody has written anything into it. */
function isUntouched(control: Control, value: FormValue | undefined): boolean {
  return JSON.stringify(value) === JSON.stringify(initialValue(control));
}

function empty({ whenEmpty }: Control, path: string): Read<WireValue> {
  if (whenEmpty === "left out") return { kind: "left out" };
  return whenEmpty === "empty text" ? { kind: "value", value: "" } : refused(path, "is required");
}

function refused(path: string, message: string): { readonly kind: "errors"; readonly errors: PathErrors } {
  return { kind: "errors", errors: new Map([[path, [message]]]) };
}

function allErrors(reads: readonly Read<unknown>[]): PathErrors {
  return new Map(reads.flatMap((read) => (read.kind === "errors" ? [...read.errors] : [])));
}

function isWireList(value: WireValue | undefined): value is readonly WireValue[] {
  return Array.isArray(value);
}

export function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
