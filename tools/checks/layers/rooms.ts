/** What code of one room may reach for. `types` lets in what leaves no trace in the running program. */
export interface Room {
  readonly values: readonly string[];
  readonly types: readonly string[];
  /** Packages by name; `*` lets all in that no other rule keeps to one place. */
  readonly packages: readonly string[];
}

/**
 * The rooms of src/ and the arrows between them. A room may always reach for itself. `ui/kit` serves the features of the
 * interface; a feature (`ui/<feature>`) never reaches for another one.
 */
export const rooms: Readonly<Record<string, Room>> = {
  engine: { values: [], types: [], packages: [] },
  document: { values: ["engine"], types: [], packages: ["valibot"] },
  store: { values: ["engine", "document"], types: [], packages: ["dexie", "valibot"] },
  compiler: { values: ["engine", "document"], types: [], packages: ["monaco-editor", "typescript-5"] },
  sandbox: {
    values: ["engine", "document"],
    types: [],
    packages: ["valibot", "acorn", "es-module-lexer", "@jridgewell/trace-mapping", "@vitest/expect", "chai"],
  },
  share: { values: ["engine", "document"], types: [], packages: ["fflate", "valibot"] },
  workspace: {
    values: ["engine", "document", "store", "compiler", "sandbox", "share"],
    types: [],
    packages: ["zustand", "valibot", "jsondiffpatch"],
  },
  examples: { values: ["engine"], types: ["document"], packages: ["vitest"] },
  lessons: { values: ["engine", "document", "examples"], types: ["workspace"], packages: ["vitest"] },
  "ui/kit": {
    values: ["workspace", "document"],
    types: ["engine", "store", "compiler", "sandbox", "share"],
    packages: ["*"],
  },
  "ui/<feature>": {
    values: ["workspace", "document", "ui/kit"],
    types: ["engine", "store", "compiler", "sandbox", "share"],
    packages: ["*"],
  },
  app: {
    values: [
      "engine",
      "document",
      "store",
      "compiler",
      "sandbox",
      "share",
      "workspace",
      "examples",
      "lessons",
      "ui/kit",
      "ui/<feature>",
    ],
    types: [],
    packages: ["*"],
  },
};

/** Packages that live in one place even where `*` would let them in. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  dexie: ["store"],
  "monaco-editor": ["compiler", "ui/editor"],
  "typescript-5": ["compiler"],
};

/** The room of a path below src/, its feature named: `ui/timeline`. Undefined for a file that stands in no room. */
export const placeOf = (path: string): string | undefined => {
  const [first, second, ...rest] = path.replace(/^src\//, "").split("/");
  if (first === undefined || second === undefined) return undefined;
  if (first !== "ui") return first;
  return rest.length > 0 ? `ui/${second}` : undefined;
};

/** The name under which a place's rules stand. */
export const roomOf = (place: string): string =>
  place.startsWith("ui/") && place !== "ui/kit" ? "ui/<feature>" : place;
