/** Why a value is not accepted: texts of one field (rule FLD3). A value, not an exception: refusals are expected. */
export class Refusal {
  readonly texts: readonly string[];

  constructor(...texts: readonly string[]) {
    this.texts = texts;
  }
}

/** A value as a text shows it: strings as they are, everything else as JSON where it has one. */
export function shown(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "function") return `function ${value.name}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (typeof value !== "object" || value === null) return String(value);
  return value.constructor?.name ?? "Object";
}

/** `'NOPE'` for a string, `5` for a number: the way choices are listed. */
const quoted = (value: unknown): string => (typeof value === "string" ? `'${value}'` : shown(value));

const refused =
  (expected: string) =>
  (value: unknown): Refusal =>
    new Refusal(`"${shown(value)}" ${expected}`);

export const refusals = {
  required: () => new Refusal("is required"),
  choice: (value: unknown, choices: readonly unknown[]) =>
    new Refusal(`Value \`${quoted(value)}\` is not a valid choice. Must be among [${choices.map(quoted).join(", ")}]`),
  string: refused("value must be a string."),
  identifier: refused("value must be a string or a whole number."),
  tooShort: (limit: number) => new Refusal(`value has less than ${limit} characters`),
  tooLong: (limit: number) => new Refusal(`value has more than ${limit} characters`),
  integer: refused("value must be an integer."),
  float: refused("value must be floating point number."),
  tooSmall: (limit: number) => new Refusal(`value is lesser than ${limit}`),
  tooLarge: (limit: number) => new Refusal(`value is greater than ${limit}`),
  boolean: refused("value must be either True or False."),
  date: refused("has an invalid date format."),
  list: refused("value must be a list."),
  dict: refused("value must be a plain object."),
  unstorable: (path: string, what: string) =>
    new Refusal(`${path === "" ? "value" : `\`${path}\``} is ${what}, which cannot be stored: use plain JSON data`),
  wrongType: (field: string, type: string) => new Refusal(`Value assigned to '${field}' is not of type '${type}'`),
};
