import type { SourceFiles } from "../../document/source.ts";
import model from "./model.ts?raw";
import scenario from "./scenario.ts?raw";
import specs from "./specs.ts?raw";

export const files: SourceFiles = { "model.ts": model, "scenario.ts": scenario, "specs.ts": specs };
