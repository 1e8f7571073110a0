import type { NewMessage } from "aggregate-playground";
import { InvalidDataError } from "../errors.ts";

/** A copy that later changes of the writer's do not reach. @throws InvalidDataError for what is no JSON data */
export function plainMessage({ id, type, data, metadata }: NewMessage): NewMessage {
  if (typeof type !== "string" || type === "") throw new InvalidDataError({ type: ["is required"] }, "Message");
  const copy = { type, data: jsonCopy(data, "data"), metadata: jsonCopy(metadata ?? {}, "metadata") };
  return id === undefined ? copy : { id, ...copy };
}

function jsonCopy(value: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  try {
    const text = JSON.stringify(value);
    // JSON.parse gives what stringify was given, an object.
    if (text !== undefined) return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new InvalidDataError(
      { [name]: [`cannot be stored as JSON: ${cause instanceof Error ? cause.message : String(cause)}`] },
      "Message",
    );
  }
  throw new InvalidDataError({ [name]: ["cannot be stored as JSON"] }, "Message");
}
