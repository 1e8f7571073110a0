import { compactValue } from "./compact-value.ts";

const argumentLimit = 60;
const labelLimit = 120;

/** What heads the events of one save: `withdraw(500)`, `new Account({ accountNumber: "1234" })`. */
export function commandLabel(command: {
  readonly aggregate: string;
  readonly method: string;
  readonly args: readonly unknown[];
}): string {
  const { aggregate, method, args } = command;
  const list = args.map((argument) => compactValue(plainArgument(argument), argumentLimit)).join(", ");
  const call = method === "new" ? `new ${aggregate}(${list})` : `${method}(${list})`;
  return call.length > labelLimit ? `${call.slice(0, labelLimit - 2)}…)` : call;
}

/** Entities and value objects travel as `{ "$new": class, fields }`; a person reads their fields. */
function plainArgument(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainArgument);
  if (typeof value !== "object" || value === null) return value;
  if ("$omitted" in value) return undefined;
  if ("$new" in value && "fields" in value) return plainArgument(value.fields);
  if ("$date" in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainArgument(item)]));
}
