import type { SourceFiles } from "../../document/source.ts";

/** A model to begin with: what the menu "Examples" offers. */
export interface Example {
  /** Name of its folder, and its key. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Reads its files: they arrive when they are asked for. */
  readonly files: () => Promise<SourceFiles>;
}

export const examples: readonly Example[] = [
  {
    name: "banking",
    title: "Banking",
    description: "An account, its overdraft invariant and a delta event",
    files: () => import("./banking/files.ts").then(({ files }) => files),
  },
  {
    name: "library",
    title: "Library",
    description: "A patron's holds: entities that raise events through their root",
    files: () => import("./library/files.ts").then(({ files }) => files),
  },
  {
    name: "ordering",
    title: "Ordering",
    description: "A value object, two events from one command, and an event handler",
    files: () => import("./ordering/files.ts").then(({ files }) => files),
  },
  {
    name: "authentication",
    title: "Authentication",
    description: "A user whose saves tell their whole state, as fact events",
    files: () => import("./authentication/files.ts").then(({ files }) => files),
  },
  {
    name: "event-sourcing",
    title: "Event sourcing",
    description: "State rebuilt from events, by @apply methods and by a mutator",
    files: () => import("./event-sourcing/files.ts").then(({ files }) => files),
  },
];
