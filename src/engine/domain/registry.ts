import type { Constructor } from "aggregate-playground";
import { ConfigurationError } from "../errors.ts";
import { AggregateSchema, type ElementKind, type ElementSchema, EventSchema } from "../schema/element-schema.ts";
import { knownSchemaOf } from "../schema/schema-of.ts";
import type { EventHandlerSchema } from "./event-handler.ts";

interface SchemaOfKind extends Record<ElementKind, ElementSchema> {
  readonly aggregate: AggregateSchema;
  readonly event: EventSchema;
}

/** All registered classes of one domain, by name and by type. */
export class Registry {
  readonly elements = new Map<string, ElementSchema>();
  readonly handlers = new Map<string, EventHandlerSchema>();
  /** By type string: `Banking.AccountWithdrawn.v1`. */
  readonly events = new Map<string, EventSchema>();

  add(schema: ElementSchema): void {
    this.#assertFree(schema.name);
    this.elements.set(schema.name, schema);
    if (schema instanceof EventSchema) this.events.set(schema.typeName, schema);
  }

  addHandler(handler: EventHandlerSchema): void {
    this.#assertFree(handler.name);
    this.handlers.set(handler.name, handler);
  }

  get aggregates(): readonly AggregateSchema[] {
    return [...this.elements.values()].filter((schema) => schema instanceof AggregateSchema);
  }

  /** @throws ConfigurationError, told with who asks, when there is no such class */
  resolve(target: Constructor<object> | string, asker: string): ElementSchema {
    const name = typeof target === "string" ? target : target.name;
    const found = typeof target === "string" ? this.elements.get(name) : knownSchemaOf(target);
    if (found !== undefined && this.elements.get(found.name) === found) return found;
    const known = [...this.elements.keys()].join(", ") || "none yet";
    throw new ConfigurationError(
      `${asker} points to \`${name}\`, which is not registered with this domain. Registered are: ${known}`,
    );
  }

  /** @throws ConfigurationError also when the class is registered as something else */
  resolveAs<K extends ElementKind>(kind: K, target: Constructor<object> | string, asker: string): SchemaOfKind[K] {
    const schema = this.resolve(target, asker);
    // The kind says which class the schema has.
    if (schema.kind === kind) return schema as SchemaOfKind[K];
    throw new ConfigurationError(`${asker} takes ${article(kind)}: \`${schema.name}\` is registered as ${schema.kind}`);
  }

  #assertFree(name: string): void {
    if (!this.elements.has(name) && !this.handlers.has(name)) return;
    throw new ConfigurationError(`Two classes of this domain are called \`${name}\`: rename one of them`);
  }
}

const article = (kind: ElementKind): string => (kind === "value object" ? "a value object" : `an ${kind}`);
