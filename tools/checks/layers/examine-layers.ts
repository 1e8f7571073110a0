import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { sourceFiles } from "../source-files.ts";
import { cyclesIn } from "./cycles.ts";
import { importsOf } from "./imports-of.ts";
import { placeOf, roomOf, rooms } from "./rooms.ts";
import { wrongArrow, wrongPackage } from "./wrong-arrow.ts";

export interface Examination {
  readonly modules: number;
  readonly imports: number;
  readonly violations: readonly string[];
}

/** The package's own name, as it is imported by models. */
const ownName = "aggregate-playground";

const targetOf = (from: string, specifier: string): string | undefined => {
  if (specifier === ownName) return "src/engine/main.ts";
  const path = specifier.replace(/\?.*$/, "");
  // As scenarios and specs write it in the playground, where files are named without their ending.
  const named = path === "./model" ? "./model.ts" : path;
  return named.startsWith(".") ? posix.join(posix.dirname(from), named) : undefined;
};

/** Reads every module of `root`/src and names every arrow that no rule allows, and every cycle. */
export const examineLayers = (root: string): Examination => {
  const files = sourceFiles(root, ["src"]);
  const violations: string[] = [];
  const graph = new Map<string, string[]>();
  let imports = 0;
  for (const from of files) {
    const place = placeOf(from);
    if (place === undefined || rooms[roomOf(place)] === undefined) {
      violations.push(`${from}  stands in no room: see tools/checks/layers/rooms.ts`);
    }
    const targets: string[] = [];
    for (const found of importsOf(from, readFileSync(join(root, from), "utf8"))) {
      imports += 1;
      const to = targetOf(from, found.specifier);
      if (to !== undefined && found.specifier !== ownName && !existsSync(join(root, to))) {
        violations.push(`${from}:${found.line}  ${found.specifier} does not exist`);
        continue;
      }
      const wrong = to === undefined ? wrongPackage(from, found) : wrongArrow(from, to, found);
      if (wrong !== undefined) violations.push(`${from}:${found.line}  ${found.specifier}: ${wrong}`);
      if (to !== undefined && found.kind === "value") targets.push(to);
    }
    graph.set(from, targets);
  }
  for (const cycle of cyclesIn(graph)) violations.push(`cycle: ${cycle.join(" → ")}`);
  return { modules: files.length, imports, violations };
};
