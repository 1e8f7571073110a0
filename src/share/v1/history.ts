import { Recents } from "./recents.ts";
import type { Session } from "./session.ts";
import { Streams, type Stem } from "./streams.ts";
import type { JsonRecord } from "./json.ts";

/** An aggregate as its commands name it. */
export interface Instance {
  readonly aggregate: string;
  readonly id: string;
  state: JsonRecord | undefined;
}

/** What the commands and messages said so far tell of those to come. */
export class History {
  readonly session: Session;
  readonly streams: Streams;
  /** Instances of each aggregate class. */
  readonly #recents = new Map<string, Recents<Instance>>();
  readonly #byId = new Map<string, Map<string, Instance>>();
  readonly #categories = new Map<string, string>();
  readonly #domain: string;
  globalPosition = 0;
  /** Microseconds of the last message. */
  clock = 0;

  /** @param model text of `model.ts`, which names the domain */
  constructor(session: Session, model: string) {
    this.session = session;
    this.streams = new Streams(session);
    const [, name = ""] = /new Domain\(\s*["'`]([^"'`]*)["'`]/.exec(model) ?? [];
    this.#domain = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "");
    // The prefix of every event's type.
    const words = name.split(/[^A-Za-z0-9]+/);
    session.addString(words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(""));
  }

  recents(aggregate: string): Recents<Instance> {
    let recents = this.#recents.get(aggregate);
    if (recents === undefined) {
      recents = new Recents();
      // Classes that the engine makes for the aggregate: their events are likely to come.
      for (const suffix of ["FactEvent", "Created", "Discarded"]) this.session.addString(`${aggregate}${suffix}`);
      this.#recents.set(aggregate, recents);
    }
    return recents;
  }

  find(aggregate: string, id: string): Instance | undefined {
    return this.#byId.get(aggregate)?.get(id);
  }

  /** The instance becomes the last used one of its class. */
  use(aggregate: string, id: string): Instance {
    const byId = this.#byId.get(aggregate) ?? new Map<string, Instance>();
    const instance = byId.get(id) ?? { aggregate, id, state: undefined };
    this.#byId.set(aggregate, byId.set(id, instance));
    this.recents(aggregate).use(instance);
    return instance;
  }

  /** Where the instance's messages are expected. */
  stemOf(instance: Instance): Stem {
    let category = this.#categories.get(instance.aggregate);
    if (category === undefined) {
      category = `${this.#domain}::${snakeCase(instance.aggregate)}`;
      this.#categories.set(instance.aggregate, category);
    }
    return this.streams.stem(category, instance.id);
  }

  /** The class's messages are in this category, whatever its name had suggested. */
  readonly learnCategory = (aggregate: string, category: string): void => {
    this.#categories.set(aggregate, category);
  };
}

/** `UserProfile` → `user_profile`. */
function snakeCase(name: string): string {
  const spaced = name.replace(/(.)([A-Z][a-z]+)/g, "$1_$2").replace(/([a-z0-9])([A-Z])/g, "$1_$2");
  return spaced.toLowerCase();
}
