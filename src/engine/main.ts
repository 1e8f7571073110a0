/**
 * The engine's entry: what `import … from "aggregate-playground"` gives at run time. The types of these names are in
 * api/aggregate-playground.d.ts; api/conformance.ts checks one against the other.
 */
export { Application } from "./application/application.ts";
export { toDomainEvent } from "./application/history.ts";
export { atomicChange } from "./atomic-change.ts";
export { apply, handle, invariant } from "./decorators/method-decorators.ts";
export { Domain } from "./domain/domain.ts";
export { Aggregate } from "./elements/aggregate.ts";
export { Entity } from "./elements/entity.ts";
export { Event } from "./elements/event.ts";
export { ValueObject } from "./elements/value-object.ts";
export {
  ConfigurationError,
  DomainError,
  EntityIsDiscardedError,
  ExpectedVersionError,
  IncorrectUsageError,
  InvalidDataError,
  InvalidOperationError,
  NotImplementedError,
  ObjectNotFoundError,
  TooManyObjectsError,
  ValidationError,
} from "./errors.ts";
export { field } from "./fields/field-definition.ts";
export { MemoryEventStore } from "./store/memory-event-store.ts";
