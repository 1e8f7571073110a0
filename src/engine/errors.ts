import { withoutEngineFrames, stackDepth } from "./stack.ts";

/** Base of every expected failure of the engine. Its stack begins at the line of the person who called the engine. */
export class DomainError extends Error {
  constructor(message: string) {
    const restoreDepth = stackDepth(60);
    super(message);
    restoreDepth();
    this.name = new.target.name;
    if (this.stack !== undefined) this.stack = withoutEngineFrames(this.stack);
  }
}

/** Texts by field; `_entity` holds those of the element as a whole. */
export type Messages = Readonly<Record<string, readonly string[]>>;

/** Values that break the rules of their fields, or an invariant: all of them at once (FLD2, INV4). */
export class ValidationError extends DomainError {
  readonly messages: Messages;

  /** @param element name of the class whose values were refused: it begins the message */
  constructor(messages: string | Messages, element?: string) {
    const byField = typeof messages === "string" ? { _entity: [messages] } : copyOf(messages);
    super(describe(byField, element));
    this.messages = byField;
  }
}

/** Adds the texts of an error to those that are known of each field. */
export function addMessages(known: Record<string, readonly string[]>, { messages }: ValidationError): void {
  for (const [field, texts] of Object.entries(messages)) known[field] = [...(known[field] ?? []), ...texts];
}

/** An attribute that the element does not have. */
export class InvalidDataError extends ValidationError {}
/** Right in itself, but not now or not here. */
export class InvalidOperationError extends DomainError {}
/** The model uses the engine in a way that it is not meant for. */
export class IncorrectUsageError extends DomainError {}
/** The model contradicts itself: found when its domain is initialised. */
export class ConfigurationError extends DomainError {}
export class ObjectNotFoundError extends DomainError {}
export class TooManyObjectsError extends DomainError {}
export class EntityIsDiscardedError extends DomainError {}
/** Thrown by a mutator that does not know an event. */
export class NotImplementedError extends DomainError {}

/** Somebody else stored a version in between. Load the aggregate again, and repeat the command. */
export class ExpectedVersionError extends DomainError {
  readonly streamName: string;
  readonly expected: number;
  readonly actual: number;

  /** @param whose version it is: it ends in the word for it */
  constructor(whose: string, streamName: string, expected: number, actual: number) {
    super(`Wrong expected version: ${expected} (${whose}: ${actual})`);
    this.streamName = streamName;
    this.expected = expected;
    this.actual = actual;
  }

  /** A stream whose last position is not what the writer expected. */
  static ofStream(streamName: string, expected: number, actual: number): ExpectedVersionError {
    return new ExpectedVersionError(`Stream: ${streamName}, Stream Version`, streamName, expected, actual);
  }

  /** An aggregate whose stored version is not the one that the writer had loaded. */
  static ofAggregate(
    { name, id, streamName }: { readonly name: string; readonly id: string; readonly streamName: string },
    expected: number,
    actual: number,
  ): ExpectedVersionError {
    return new ExpectedVersionError(`Aggregate: ${name}(${id}), Version`, streamName, expected, actual);
  }
}

function copyOf(messages: Messages): Messages {
  return Object.fromEntries(Object.entries(messages).map(([field, texts]) => [field, [...texts]]));
}

function describe(messages: Messages, element: string | undefined): string {
  const parts = Object.entries(messages).map(([field, texts]) =>
    field === "_entity" ? texts.join("; ") : `${field}: ${texts.join("; ")}`,
  );
  return (element === undefined ? "" : `${element}: `) + parts.join(" · ");
}

// Bundlers rename classes, and a model, a log and a person know errors by their names.
for (const [name, type] of Object.entries({
  DomainError,
  ValidationError,
  InvalidDataError,
  InvalidOperationError,
  IncorrectUsageError,
  ConfigurationError,
  ObjectNotFoundError,
  TooManyObjectsError,
  EntityIsDiscardedError,
  NotImplementedError,
  ExpectedVersionError,
})) {
  Object.defineProperty(type, "name", { value: name, configurable: true });
}
