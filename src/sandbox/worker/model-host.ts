import { Application, defaultStores } from "../../engine/application/application.ts";
import type { RootCell } from "../../engine/cluster/cell.ts";
import { type Domain, domainListeners } from "../../engine/domain/domain.ts";
import type { HandlerFailure } from "../../engine/domain/dispatcher.ts";
import { rootOf } from "../../engine/elements/aggregate.ts";
import { EventBase } from "../../engine/elements/event.ts";
import { ConfigurationError, IncorrectUsageError } from "../../engine/errors.ts";
import type { AggregateImage, PublishedEvent, RunRequest } from "../protocol.ts";
import { describeDomains } from "./host/describe-model.ts";
import { findAggregate, imageOfRecord, imageOfRoot, rootOfImage } from "./host/images.ts";
import { RecordingMemoryStore } from "./host/recorded-commits.ts";
import { replayVersions } from "./host/replay-versions.ts";
import { TravellingStore } from "./host/travelling-store.ts";
import { fromWire, fromWireMembers } from "./host/wire-values.ts";
import type { HostReply, ModelHost, Thrown } from "./host-port.ts";
import { printValue } from "./print-value.ts";

/** Domains that the model made while it was imported. */
const domains: Domain[] = [];
domainListeners.add((domain) => {
  domains.push(domain);
});

const nothing = {
  error: null,
  needs: [],
  result: null,
  images: [],
  commits: [],
  published: [],
  replayed: [],
  handlerErrors: [],
};

/** Runs the commands of one loaded model on the engine. */
export function createModelHost(_modules: readonly Readonly<Record<string, unknown>>[]): ModelHost {
  const observer = new Observer(domains);
  let scenario: { readonly store: RecordingMemoryStore; readonly applications: readonly Application[] } | null = null;

  return {
    describe: () => describeDomains(domains, firstOf(domains)),

    async run(request, thrown) {
      observer.begin(thrown);
      const { store, applications } = openTravelling(request);
      try {
        return await perform(request, store, applications);
      } catch (error) {
        // What the command reads is not here yet: whatever it made of that does not count.
        if (store.missing.size > 0) return { ...nothing, outcome: "needs", needs: [...store.missing] };
        return { ...nothing, outcome: "rejected", error: thrown(error) };
      } finally {
        for (const application of applications.values()) application.close();
      }
    },

    beginScenario() {
      const store = new RecordingMemoryStore();
      defaultStores.make = () => store;
      scenario = { store, applications: domains.map((domain) => new Application(domain, { eventStore: store })) };
    },

    async endScenario(thrown) {
      const { store, applications } = scenario ?? { store: new RecordingMemoryStore(), applications: [] };
      for (const application of applications) application.close();
      defaultStores.reset();
      scenario = null;
      const { published, handlerErrors } = observer.take(thrown);
      return { images: store.heads.map(imageOfRecord), commits: store.commits, published, handlerErrors };
    },
  };

  async function perform(
    request: RunRequest,
    store: TravellingStore,
    applications: ReadonlyMap<Domain, Application>,
  ): Promise<HostReply> {
    const { operation, saveAutomatically } = request;
    if (operation.kind === "replay") {
      const { schema, domain } = findAggregate(operation.aggregate, domains);
      return { ...nothing, outcome: "done", replayed: replayVersions(operation, schema, domain) };
    }
    const { roots, result } = await operate(request);
    if (saveAutomatically || operation.kind === "save") {
      for (const [domain, application] of applications) {
        const own = roots.filter((root) => root.schema.domain === domain);
        if (own.length > 0)
          await application.unitOfWork(async () => {
            for (const root of own) await application.save(root.node);
          });
      }
    }
    if (store.missing.size > 0) return { ...nothing, outcome: "needs", needs: [...store.missing] };
    return {
      ...nothing,
      ...observer.taken(),
      outcome: "done",
      result,
      images: imagesAfter(roots, store),
      commits: store.commits,
    };
  }

  async function operate({
    operation,
    images,
  }: RunRequest): Promise<{ readonly roots: readonly RootCell[]; readonly result: string | null }> {
    if (operation.kind === "create") {
      const { schema } = findAggregate(operation.aggregate, domains);
      // Reflect.construct gives an object, whatever the class.
      const made = Reflect.construct(schema.type, [fromWireMembers(operation.initial, domains)]) as object;
      return { roots: [rootOf(made)], result: null };
    }
    if (operation.kind === "save") return { roots: images.map(restored), result: null };
    if (operation.kind !== "invoke") throw new IncorrectUsageError(`A ${operation.kind} is no command on aggregates`);
    const image = images.find((candidate) => streamOf(candidate) === operation.stream);
    if (image === undefined)
      throw new ConfigurationError(`The aggregate of ${operation.stream} did not travel with the command`);
    const root = restored(image);
    const method: unknown = Reflect.get(root.node, operation.method);
    if (typeof method !== "function")
      throw new ConfigurationError(`${root.schema.name} has no method \`${operation.method}\` any more`);
    const value: unknown = await Reflect.apply(
      method,
      root.node,
      operation.args.map((argument) => fromWire(argument, domains)),
    );
    return { roots: [root], result: value === undefined ? null : printValue(value) };
  }

  function openTravelling({ images, absent }: RunRequest): {
    store: TravellingStore;
    applications: Map<Domain, Application>;
  } {
    const records = images.flatMap(({ record, state, pending }) =>
      // Without pending events the image's state is the record's, under the code of today.
      record === null ? [] : [pending.length === 0 ? { ...record, state } : record],
    );
    const discardedType = (name: string): string => findAggregate(name, domains).schema.discarded?.typeName ?? "";
    const store = new TravellingStore(records, absent, (record) => discardedType(record.aggregate));
    for (const domain of domains) domain.init();
    return {
      store,
      applications: new Map(domains.map((domain) => [domain, new Application(domain, { eventStore: store })])),
    };
  }
}

function restored(image: AggregateImage): RootCell {
  const { schema, domain } = findAggregate(image.aggregate, domains);
  return rootOfImage(image, schema, domain);
}

const streamOf = (image: AggregateImage): string =>
  image.record?.stream ?? `${findAggregate(image.aggregate, domains).schema.category}-${image.id}`;

/** The command's own aggregates, and those that event handlers saved. */
function imagesAfter(roots: readonly RootCell[], store: TravellingStore): readonly AggregateImage[] {
  const heads = new Map(store.heads.map((record) => [record.stream, record]));
  const own = roots.map((root) => imageOfRoot(root, heads.get(`${root.schema.category}-${root.id}`) ?? null));
  const ownStreams = new Set(own.map(streamOf));
  const saved = new Set(store.commits.flatMap(({ changes }) => changes.map(({ record }) => record.stream)));
  return [
    ...own,
    ...store.heads.filter(({ stream }) => saved.has(stream) && !ownStreams.has(stream)).map(imageOfRecord),
  ];
}

function firstOf(all: readonly Domain[]): Domain {
  const [first] = all;
  if (first !== undefined) return first;
  throw new ConfigurationError(`model.ts has no domain: begin with \`const banking = new Domain("Banking")\``);
}

/** Watches what is published and which handlers fail, from one command to the next. */
class Observer {
  #published: PublishedEvent[] = [];
  #failures: HandlerFailure[] = [];
  #thrown: Thrown | null = null;

  constructor(observed: readonly Domain[]) {
    for (const { dispatcher } of observed) {
      dispatcher.report = (failure) => void this.#failures.push(failure);
      dispatcher.onPublish = (events) => void this.#published.push(...events.map(printEvent));
    }
  }

  begin(thrown: Thrown): void {
    this.#published = [];
    this.#failures = [];
    this.#thrown = thrown;
  }

  taken(): Pick<HostReply, "published" | "handlerErrors"> {
    return this.take(this.#thrown ?? failWithoutThrown);
  }

  take(thrown: Thrown): Pick<HostReply, "published" | "handlerErrors"> {
    const taken = {
      published: this.#published,
      handlerErrors: this.#failures.map(({ handler, event, error }) => ({ handler, event, error: thrown(error) })),
    };
    this.#published = [];
    this.#failures = [];
    return taken;
  }
}

const failWithoutThrown: Thrown = () => {
  throw new Error("The observer was asked before a command began");
};

const printEvent = (event: EventBase): PublishedEvent => ({
  type: EventBase.heldBy(event).schema.typeName,
  data: event.payload,
  metadata: { ...EventBase.wireOf(event) },
});
