import { join } from "node:path";
import { parseArgs } from "node:util";
import { examineLayers } from "./layers/examine-layers.ts";

const { values, positionals } = parseArgs({
  options: { "at-least": { type: "string", default: "60" } },
  allowPositionals: true,
});
const root = positionals[0] ?? join(import.meta.dirname, "../..");
const atLeast = Number(values["at-least"]);

const { modules, imports, violations } = examineLayers(root);

// A check that saw nothing has proved nothing.
if (modules < atLeast || imports === 0) {
  console.error(`Only ${modules} modules with ${imports} imports were examined, at least ${atLeast} were expected.`);
  process.exitCode = 1;
}
if (violations.length > 0) {
  console.error(
    `${violations.join("\n")}\n\n${violations.length} wrong arrows. The rooms: tools/checks/layers/rooms.ts`,
  );
  process.exitCode = 1;
}
if (!process.exitCode) console.log(`${modules} modules, ${imports} imports, no wrong arrow, no cycle`);
