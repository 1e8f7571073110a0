import { type Data, dataToValues, imageToData, isData } from "../cluster/image.ts";
import { Loaded } from "../elements/initial.ts";
import { ValueObjectBase } from "../elements/value-object.ts";
import type { FieldSlot } from "../fields/field-slot.ts";
import { refusals } from "../fields/refusal.ts";
import type { ValueKind } from "../fields/value-kind.ts";
import type { ElementSchema } from "../schema/element-schema.ts";

/** Values of a field that holds value objects of a class. */
export function valueObjectKind(schema: ElementSchema, { name }: FieldSlot): ValueKind {
  const load = (data: Data): object =>
    // Reflect.construct gives what the base's constructor makes.
    Reflect.construct(ValueObjectBase, [new Loaded(dataToValues(schema, data))], schema.type) as object;
  return {
    accept: (value) => (value instanceof schema.type ? value : refusals.wrongType(name, schema.name)),
    // Accepted values of this field are instances of the class.
    toData: (value) => imageToData(ValueObjectBase.heldBy(value as ValueObjectBase)),
    fromData: (data) => (isData(data) ? load(data) : null),
    equals: (left, right) => left instanceof ValueObjectBase && left.equals(right),
  };
}
