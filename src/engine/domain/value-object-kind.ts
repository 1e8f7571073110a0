import { type Data, dataToValues, isData, valuesToData } from "../cluster/image.ts";
import { Loaded } from "../elements/initial.ts";
import { ValueObjectBase } from "../elements/value-object.ts";
import type { FieldSlot } from "../fields/field-slot.ts";
import { refusals } from "../fields/refusal.ts";
import type { ValueKind } from "../fields/value-kind.ts";
import type { ElementSchema } from "../schema/element-schema.ts";

/** Values of a field that holds value objects of a class. */
export function valueObjectKind(schema: ElementSchema, { name }: FieldSlot): ValueKind {
  const heldBy = (value: unknown): ReturnType<typeof ValueObjectBase.heldBy> =>
    // Accepted values of this field are instances of the class.
    ValueObjectBase.heldBy(value as ValueObjectBase);
  const load = (data: Data): object =>
    // Reflect.construct gives what the base's constructor makes.
    Reflect.construct(ValueObjectBase, [new Loaded(dataToValues(schema, data))], schema.type) as object;
  return {
    accept: (value) => (value instanceof schema.type ? value : refusals.wrongType(name, schema.name)),
    toData: (value) => valuesToData(heldBy(value).schema, heldBy(value).values),
    fromData: (data) => (isData(data) ? load(data) : null),
    equals: (left, right) => left instanceof ValueObjectBase && left.equals(right),
  };
}
