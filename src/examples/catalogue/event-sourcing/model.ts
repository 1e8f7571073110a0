import {
  Aggregate,
  Domain,
  Entity,
  Event,
  NotImplementedError,
  apply,
  field,
  type DomainEvent,
} from "aggregate-playground";

export const examples = new Domain("Examples");

@examples.event({ partOf: "ExampleRoot" })
export class ExampleCreated extends Event({ exampleId: field.identifier({ required: true }) }) {}

/** Event-sourced: its state is what its events add up to. Commands raise events, @apply methods change the state. */
@examples.aggregate({ eventSourced: true })
export class ExampleRoot extends Aggregate({ examples: field.hasMany(() => Example) }) {
  /** A question: it changes nothing, so nothing is stored. */
  countExamples() {
    return this.examples.length;
  }

  createNewExample() {
    this.raise(new ExampleCreated({ exampleId: crypto.randomUUID() }));
  }

  @apply(ExampleCreated)
  whenExampleCreated(event: ExampleCreated) {
    this.examples.add(new Example({ id: event.exampleId }));
  }
}

@examples.entity({ partOf: "ExampleRoot" })
export class Example extends Entity({}) {}

/** The same idea with one function instead of @apply methods: (state, event) → state. */
const mutateCounter = (counter: Counter | null, event: DomainEvent): Counter | null => {
  if (event instanceof CounterOpened) return counter;
  if (event instanceof Counted && counter) {
    counter.count += event.by;
    return counter;
  }
  if (event instanceof CounterClosed) return null;
  throw new NotImplementedError(event.metadata.type);
};

@examples.event({ partOf: "Counter" })
export class CounterOpened extends Event({ count: field.integer({ default: 0 }) }) {}

@examples.event({ partOf: "Counter" })
export class Counted extends Event({ by: field.integer({ required: true }) }) {}

@examples.event({ partOf: "Counter" })
export class CounterClosed extends Event({}) {}

@examples.aggregate({
  eventSourced: true,
  mutator: mutateCounter,
  created: CounterOpened,
  discarded: CounterClosed,
  snapshotEvery: 100,
})
export class Counter extends Aggregate({ count: field.integer({ default: 0 }) }) {
  /** @param by How much to add */
  add(by: number) {
    this.raise(new Counted({ by }));
  }
}
