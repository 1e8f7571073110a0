import { type Data, dataToValues, isData, valuesToData } from "../cluster/image.ts";
import { Loaded } from "../elements/initial.ts";
import { ValueObjectBase } from "../elements/value-object.ts";
import type { TargetElement } from "../fields/field-slot.ts";
import type { ElementSchema } from "../schema/element-schema.ts";

/** What a field that holds a value object needs of its class. */
export function valueObjectTarget(schema: ElementSchema): TargetElement {
  const heldBy = (value: unknown): ReturnType<typeof ValueObjectBase.heldBy> =>
    // Accepted values of this field are instances of the class.
    ValueObjectBase.heldBy(value as object);
  const load = (data: Data): object =>
    // Reflect.construct gives what the base's constructor makes.
    Reflect.construct(ValueObjectBase, [new Loaded(dataToValues(schema, data))], schema.type) as object;
  return {
    name: schema.name,
    isInstance: (value) => value instanceof schema.type,
    toData: (value) => valuesToData(heldBy(value).schema, heldBy(value).values),
    fromData: (data) => (isData(data) ? load(data) : null),
    equals: (left, right) => left instanceof ValueObjectBase && left.equals(right),
  };
}
