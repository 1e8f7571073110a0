import api from "../engine/api/aggregate-playground.d.ts?raw";
import globals from "./declarations/globals.d.ts?raw";
import vitest from "./declarations/vitest.d.ts?raw";
import { apiModuleName } from "./source-paths.ts";

/** What user code sees beside itself and the standard library. */
export const playgroundDeclarations = { globals, modules: { [apiModuleName]: api, vitest } } as const;
