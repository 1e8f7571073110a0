import { dataToValues, imageToData, isData } from "../cluster/image.ts";
import { makeValueObject, ValueObjectBase } from "../elements/value-object.ts";
import type { FieldSlot } from "../fields/field-slot.ts";
import { refusals } from "../fields/refusal.ts";
import type { ValueKind } from "../fields/value-kind.ts";
import type { ElementSchema } from "../schema/element-schema.ts";

/** Values of a field that holds value objects of a class. */
export function valueObjectKind(schema: ElementSchema, { name }: FieldSlot): ValueKind {
  return {
    accept: (value) => (value instanceof schema.type ? value : refusals.wrongType(name, schema.name)),
    // Accepted values of this field are instances of the class.
    toData: (value) => imageToData(ValueObjectBase.heldBy(value as ValueObjectBase)),
    fromData: (data) => (isData(data) ? makeValueObject(schema, dataToValues(schema, data)) : null),
    equals: (left, right) => left instanceof ValueObjectBase && left.equals(right),
  };
}
