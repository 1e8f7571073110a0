import {
  Aggregate,
  Application,
  Domain,
  Entity,
  Event,
  apply,
  field,
  invariant,
  type EventStore,
} from "aggregate-playground";

/** A small event-sourced model for the tests of the rules; each call gives classes and a store of its own. */
export function openCounting(
  options: {
    readonly snapshotEvery?: number;
    readonly factEvents?: boolean;
    readonly eventStore?: EventStore;
    readonly keepPendingOnFailure?: boolean;
  } = {},
) {
  const domain = new Domain("Counting");

  @domain.event({ partOf: "Counter" })
  class Counted extends Event({ by: field.integer({ required: true }) }) {}
  @domain.event({ partOf: "Counter" })
  class LapAdded extends Event({ lapId: field.identifier({ required: true }), on: field.date() }) {}
  @domain.event({ partOf: "Counter" })
  class Unheard extends Event({}) {}

  @domain.entity({ partOf: "Counter" })
  class Lap extends Entity({ on: field.date() }) {}

  @domain.aggregate({
    eventSourced: true,
    factEvents: options.factEvents ?? false,
    ...(options.snapshotEvery === undefined ? {} : { snapshotEvery: options.snapshotEvery }),
  })
  class Counter extends Aggregate({
    title: field.string({ default: "untitled" }),
    count: field.integer({ default: 0 }),
    laps: field.hasMany(() => Lap),
  }) {
    @invariant.post
    staysBelowHundred() {
      if (this.count > 100) throw new Error("A counter ends at 100");
    }

    add(by: number) {
      this.raise(new Counted({ by }));
    }

    addLap(lapId: string, on: Date) {
      this.raise(new LapAdded({ lapId, on }));
    }

    shout() {
      this.raise(new Unheard());
    }

    setDirectly(count: number) {
      this.count = count;
    }

    @apply(Counted)
    whenCounted(event: Counted) {
      this.count += event.by;
    }

    @apply(LapAdded)
    whenLapAdded(event: LapAdded) {
      this.laps.add(new Lap({ id: event.lapId, on: event.on }));
    }
  }

  const { snapshotEvery: _every, factEvents: _facts, ...applicationOptions } = options;
  const app = new Application(domain, applicationOptions);
  return { domain, app, counters: app.repositoryFor(Counter), Counter, Counted, LapAdded, Unheard, Lap };
}
