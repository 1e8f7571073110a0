/** Joins the class names that apply; without any, undefined leaves the attribute out. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(" ") || undefined;
}
