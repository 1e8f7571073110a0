import type { Domain } from "../../../engine/domain/domain.ts";
import { InvalidDataError } from "../../../engine/errors.ts";
import type { WireValue } from "../../protocol.ts";

type Members = Readonly<Record<string, WireValue>>;

/** What a form sent, as the values that the model's code takes: dates, entities and value objects included. */
export function fromWire(value: WireValue, domains: readonly Domain[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map((item) => fromWire(item, domains));
  // Not a list, so an object of members; which one is told by its keys.
  const members = value as Members;
  // A default applies where nothing is passed, not where null is.
  if (members["$omitted"] === true) return undefined;
  const moment = members["$date"];
  if (typeof moment === "string") return new Date(moment);
  const className = members["$new"];
  if (typeof className === "string") return construct(className, membersOf(members["fields"]), domains);
  return fromWireMembers(members, domains);
}

export function fromWireMembers(members: Members, domains: readonly Domain[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, fromWire(member, domains)]));
}

const isList = (value: WireValue): value is readonly WireValue[] => Array.isArray(value);
// The page sends the fields of an element as an object of wire values.
const membersOf = (fields: WireValue | undefined): Members => (fields ?? {}) as Members;

function construct(className: string, members: Members, domains: readonly Domain[]): unknown {
  const schema = domains.map(({ registry }) => registry.elements.get(className)).find((found) => found !== undefined);
  if (schema === undefined) throw new InvalidDataError({ [className]: ["is no class of this model"] });
  return Reflect.construct(schema.type, [fromWireMembers(members, domains)]);
}
