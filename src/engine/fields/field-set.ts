import { ConfigurationError } from "../errors.ts";
import { field, FieldDefinition } from "./field-definition.ts";
import { FieldSlot } from "./field-slot.ts";

type Definitions = Readonly<Record<string, FieldDefinition>>;

/** The fields of one element, in declared order; a generated identity is the last. */
export class FieldSet {
  readonly slots: readonly FieldSlot[];
  /** Null for value objects and events. */
  readonly identity: FieldSlot | null;
  /** Fields whose values no other aggregate may have. */
  readonly unique: readonly FieldSlot[];
  readonly #byName: ReadonlyMap<string, FieldSlot>;

  private constructor(slots: readonly FieldSlot[], identity: FieldSlot | null) {
    this.slots = slots;
    this.identity = identity;
    this.unique = slots.filter((slot) => slot.definition.settings.unique === true);
    this.#byName = new Map(slots.map((slot) => [slot.name, slot]));
  }

  get(name: string): FieldSlot | undefined {
    return this.#byName.get(name);
  }

  static withoutIdentity(definitions: Definitions): FieldSet {
    return new FieldSet(slotsOf(definitions), null);
  }

  /** Rule DOM8: `id` is added when no field is the identifier. A declared `id` is the identifier. */
  static withIdentity(definitions: Definitions): FieldSet {
    const slots = slotsOf(definitions);
    const identity = slots.find((slot) => slot.isIdentifier) ?? slots.find((slot) => slot.name === "id");
    return identity === undefined
      ? FieldSet.withIdentity({ ...definitions, id: field.identifier({ identifier: true }) })
      : new FieldSet(slots, identity);
  }
}

/** Names that JavaScript or the wire format give a meaning of their own. */
const impossibleNames = new Set(["constructor", "__proto__", "then", "_metadata"]);

function slotsOf(definitions: Definitions): FieldSlot[] {
  return Object.entries(definitions).map(([name, definition], index) => {
    if (impossibleNames.has(name))
      throw new ConfigurationError(
        `A field cannot be called \`${name}\`: that has a meaning of its own already. Choose another name`,
      );
    if (isDeclared(definition)) return new FieldSlot(name, index, definition);
    throw new ConfigurationError(
      `\`${name}\` is not a field: declare it with field.string(), field.list(field.string()), field.hasMany() …`,
    );
  });
}

/** Untyped callers may pass anything, also for the items of a list. */
const isDeclared = (definition: unknown): boolean =>
  definition instanceof FieldDefinition && (definition.kind !== "list" || isDeclared(definition.of));
