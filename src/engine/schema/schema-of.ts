import type { Constructor } from "aggregate-playground";
import { ConfigurationError } from "../errors.ts";
import type { ElementSchema } from "./element-schema.ts";

const schemas = new WeakMap<object, ElementSchema>();

/** Remembers under which schema a class is registered. */
export function rememberSchema(schema: ElementSchema): void {
  schemas.set(schema.type, schema);
}

export function knownSchemaOf(type: object): ElementSchema | undefined {
  return schemas.get(type);
}

/** @throws ConfigurationError when the class is not registered with a domain */
export function schemaOf(type: Constructor<object>): ElementSchema {
  const schema = schemas.get(type);
  if (schema !== undefined) {
    schema.domain.ready();
    return schema;
  }
  throw new ConfigurationError(
    `${type.name || "The class"} is not registered with a domain: write a decorator above it like \`@domain.aggregate\``,
  );
}
