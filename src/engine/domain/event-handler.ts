import type { Constructor } from "aggregate-playground";
import type { EventSchema } from "../schema/element-schema.ts";

/** A class whose `@handle` methods are called with stored and published events (PUB4). */
export interface EventHandlerSchema {
  readonly name: string;
  readonly type: Constructor<object>;
  readonly partOf: Constructor<object> | string | null;
  readonly streamCategory: string | null;
  readonly methods: readonly HandlerMethod[];
  /** Category that it listens to, or `$all`; known after `init()`. */
  category: string | null;
}

export interface HandlerMethod {
  readonly name: string;
  readonly event: Constructor<object>;
  readonly method: (this: object, ...args: unknown[]) => unknown;
  /** Known after `init()`. */
  schema: EventSchema | null;
}
