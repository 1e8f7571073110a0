import { IncorrectUsageError } from "../errors.ts";

const setters = Object.getOwnPropertyNames(Date.prototype).filter((name) => name.startsWith("set"));

/**
 * A Date whose setters are refused: what an element holds changes by assignment alone (FLD7, EVT3). It stays a plain
 * Date for everything that reads it.
 */
export function fixedDate(milliseconds: number, element: string, field: string): Date {
  const date = new Date(milliseconds);
  const refuse = (): never => {
    throw new IncorrectUsageError(`\`${field}\` of ${element} cannot be changed in place: assign a new Date`);
  };
  for (const name of setters) Object.defineProperty(date, name, { value: refuse });
  return date;
}
