/** The parts of an exported project that are the same in each. */
export function projectTexts(title: string): Readonly<Record<string, string>> {
  return {
    "package.json": json({
      name: packageName(title),
      version: "0.1.0",
      private: true,
      type: "module",
      engines: { node: ">=20.19" },
      scripts: { test: "vitest run", scenario: "tsx src/run-scenario.ts", types: "tsc -p tsconfig.json" },
      dependencies: { "aggregate-playground": "file:vendor/aggregate-playground" },
      devDependencies: { esbuild: "^0.28.0", tsx: "^4.20.0", typescript: "^5.9.0 || ^7.0.0", vitest: "^4.1.0" },
    }),
    "tsconfig.json": json({
      compilerOptions: {
        target: "ES2023",
        module: "ESNext",
        moduleResolution: "bundler",
        lib: ["ES2023", "DOM", "ESNext.Decorators", "ESNext.Disposable"],
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: [],
      },
      include: ["src", "vitest.setup.ts"],
    }),
    "vitest.config.ts": vitestConfig,
    "vitest.setup.ts": vitestSetup,
    "src/run-scenario.ts": runScenario,
    ".gitignore": "node_modules/\n",
    "vendor/aggregate-playground/package.json": json({
      name: "aggregate-playground",
      version: "0.1.0",
      type: "module",
      license: "MIT",
      exports: {
        ".": { types: "./aggregate-playground.d.ts", default: "./aggregate-playground.js" },
        "./playground": { types: "./playground.d.ts", default: "./aggregate-playground.js" },
      },
    }),
    "vendor/aggregate-playground/playground.d.ts": playgroundDeclarations,
  };
}

export function projectReadme(title: string): string {
  return `# ${title.replace(/\s+/g, " ").trim() || "Aggregates"}

Exported from Aggregate Playground.

\`\`\`
npm install
npm test            # runs src/specs.test.ts
npm run scenario    # runs src/scenario.ts
npm run types       # checks the types
\`\`\`

| Where | What |
| --- | --- |
| \`src/model.ts\` | the aggregates, their events and invariants |
| \`src/scenario.ts\` | a walk through them; \`src/run-scenario.ts\` opens an application for it |
| \`src/specs.test.ts\` | what they promise, as tests |
| \`history/messages.ndjson\` | the events, one a line, in Message DB's terms |
| \`history/workspace.aggregates.json\` | all of it, to open in the playground again |
| \`vendor/aggregate-playground\` | the engine; its API is in \`aggregate-playground.d.ts\` |

The decorators are those of the language (TC39), which no engine runs yet: esbuild rewrites them, in tests
(\`vitest.config.ts\`) as in \`tsx\`.
`;
}

/** \`Banking 2\` → \`banking-2\`: what npm takes as a name, and every file system as a folder. */
export function packageName(title: string): string {
  const plain = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return (
    plain
      .replace(/^-+|-+$/g, "")
      .slice(0, 60)
      .replace(/-+$/, "") || "aggregates"
  );
}

const vitestConfig = `import { transform } from "esbuild";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { setupFiles: ["vitest.setup.ts"] },
  plugins: [
    {
      // No engine runs decorators yet, and Vitest's own transformer leaves them as they are.
      name: "lower-decorators",
      enforce: "pre",
      async transform(code, id) {
        if (!/\\.ts$/.test(id) || id.includes("/node_modules/") || id.includes("/vendor/")) return null;
        const result = await transform(code, { loader: "ts", target: "es2022", sourcemap: true, sourcefile: id });
        return { code: result.code, map: result.map };
      },
    },
  ],
});
`;

const playgroundDeclarations = `/** An application is open for every domain of the model, all on one empty event store, until \`close\`. */
export function openPlayground(): { close(): void };
`;

const vitestSetup = `import { openPlayground } from "aggregate-playground/playground";
import { afterEach, beforeEach } from "vitest";

// As in the playground: each spec begins with an empty event store, and what it saves needs no application of its own.
let playground: { close(): void };

beforeEach(() => {
  playground = openPlayground();
});

afterEach(() => {
  playground.close();
});
`;

const runScenario = `import { openPlayground } from "aggregate-playground/playground";
import "./model";

// As in the playground: what the scenario saves needs no application of its own.
openPlayground();
await import("./scenario");
`;

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
