import { Application, defaultStores } from "./application/application.ts";
import { type Domain, domainListeners } from "./domain/domain.ts";

const domains: Domain[] = [];
domainListeners.add((domain) => void domains.push(domain));

/**
 * As scenarios and specs find it in the playground: an application is open for each domain that was made so far, and
 * all of them, also those that are opened later without a store, share one empty event store.
 *
 * Exported projects call this around their scenario and before each spec. Load this module before the model.
 */
export function openPlayground(): { close(): void } {
  defaultStores.reset();
  const [first] = domains;
  const store = first === undefined ? undefined : defaultStores.make(first.environment);
  if (store !== undefined) defaultStores.make = () => store;
  const applications = domains.map((domain) => new Application(domain));
  return {
    close() {
      for (const application of applications) application.close();
      defaultStores.reset();
    },
  };
}
