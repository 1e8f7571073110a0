/**
 * The fields of an event in the order in which they are news: what the head of the group says already, as the identifier in
 * "Account 1234", comes last, and so does what the engine adds. A column shows the beginning alone.
 */
export function dataOrder(data: Readonly<Record<string, unknown>>, subject: string): Readonly<Record<string, unknown>> {
  const fields = Object.entries(data);
  const known = fields.filter(([name, value]) => name.startsWith("_") || isSaid(value, subject));
  if (known.length === 0) return data;
  return Object.fromEntries([...fields.filter((field) => !known.includes(field)), ...known]);
}

/** Of a long id the subject has the beginning. */
const shortIdLength = 8;

function isSaid(value: unknown, subject: string): boolean {
  if (value === "" || (typeof value !== "string" && typeof value !== "number")) return false;
  return subject.endsWith(` ${value}`) || subject.endsWith(` ${String(value).slice(0, shortIdLength)}`);
}
