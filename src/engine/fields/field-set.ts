import { ConfigurationError } from "../errors.ts";
import { field, FieldDefinition } from "./field-definition.ts";
import { FieldSlot } from "./field-slot.ts";

/** The fields of one element, in declared order; a generated identity is the last. */
export class FieldSet {
  readonly slots: readonly FieldSlot[];
  /** Null for value objects and events. */
  readonly identity: FieldSlot | null;
  /** Is there a field whose value no other aggregate may have? */
  readonly hasUnique: boolean;
  readonly #byName: ReadonlyMap<string, FieldSlot>;

  private constructor(slots: readonly FieldSlot[], identity: FieldSlot | null) {
    this.slots = slots;
    this.identity = identity;
    this.hasUnique = slots.some((slot) => slot.definition.settings.unique === true);
    this.#byName = new Map(slots.map((slot) => [slot.name, slot]));
  }

  get(name: string): FieldSlot | undefined {
    return this.#byName.get(name);
  }

  static withoutIdentity(definitions: Readonly<Record<string, FieldDefinition>>): FieldSet {
    return new FieldSet(slotsOf(definitions), null);
  }

  /** Rule DOM8: `id` is added when no field is the identifier. A declared `id` is the identifier. */
  static withIdentity(definitions: Readonly<Record<string, FieldDefinition>>): FieldSet {
    const declared = slotsOf(definitions);
    const identity = declared.find((slot) => slot.isIdentifier) ?? declared.find((slot) => slot.name === "id");
    if (identity !== undefined) return new FieldSet(declared, identity);
    const generated = new FieldSlot("id", declared.length, generatedIdentity);
    return new FieldSet([...declared, generated], generated);
  }
}

const generatedIdentity = field.identifier({ identifier: true });

/** Names that JavaScript or the wire format give a meaning of their own. */
const impossibleNames = new Set(["constructor", "__proto__", "then", "_metadata"]);

function slotsOf(definitions: Readonly<Record<string, FieldDefinition>>): FieldSlot[] {
  return Object.keys(definitions).map((name, index) => {
    if (impossibleNames.has(name))
      throw new ConfigurationError(
        `A field cannot be called \`${name}\`: that has a meaning of its own already. Choose another name`,
      );
    // Untyped callers may pass anything.
    const definition: unknown = definitions[name];
    if (definition instanceof FieldDefinition) return new FieldSlot(name, index, definition);
    throw new ConfigurationError(
      `\`${name}\` is not a field: declare it with field.string(), field.float(), field.hasMany() …`,
    );
  });
}
