import { sha256 } from "./sha-256.ts";

/** SHA-256, lower-case hex, of the payload as compact JSON with sorted keys in UTF-8 (rule EVT6). */
export function payloadHashOf(payload: Readonly<Record<string, unknown>>): string {
  return sha256(canonicalJson(payload));
}

/** Compact JSON whose keys are sorted by their UTF-16 code units, at every depth. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  // The value is plain JSON data at this place: no dates, no class instances.
  const record = value as Readonly<Record<string, unknown>>;
  let members = "";
  for (const key of Object.keys(record).sort()) {
    members += `${members === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(record[key])}`;
  }
  return `{${members}}`;
}
