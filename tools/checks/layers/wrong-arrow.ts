import type { Import } from "./imports-of.ts";
import { packageHomes, placeOf, roomOf, rooms } from "./rooms.ts";

/** Tests, and what only tests use, may reach for any room, but nothing that ships may reach for them. */
export const isTestCode = (path: string): boolean =>
  /\.(?:test|spec)\.tsx?$|(?:^|\/)(?:testing|contract)\/|-fixtures?\.tsx?$/.test(path);

const nameOfPackage = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

/** Why `from` may not import a package, or undefined when it may. */
export const wrongPackage = (from: string, { specifier }: Import): string | undefined => {
  // A virtual module is made by the build, from code of this project.
  if (isTestCode(from) || specifier.startsWith("virtual:")) return undefined;
  if (specifier.startsWith("node:")) return "runs in a browser, where Node's own modules do not exist";
  const place = placeOf(from);
  const room = place === undefined ? undefined : rooms[roomOf(place)];
  if (place === undefined || room === undefined) return undefined;
  const name = nameOfPackage(specifier);
  const homes = packageHomes[name];
  if (room.packages.includes(name)) return undefined;
  if (room.packages.includes("*") && (homes === undefined || homes.includes(place))) return undefined;
  return homes ? `${name} belongs to ${homes.join(" and ")}` : `${place} does without ${name}`;
};

/** Why the file `from` may not import the file `to` (both relative to the project), or undefined when it may. */
export const wrongArrow = (from: string, to: string, { kind }: Import): string | undefined => {
  // A browser test beside the code stands on the same fixtures as those in e2e/.
  if (from.endsWith(".browser.spec.ts") && to.startsWith("e2e/")) return undefined;
  if (!to.startsWith("src/")) return "nothing in src may reach outside of it";
  if (isTestCode(from)) return undefined;
  if (isTestCode(to)) return "what ships may not reach for tests";
  const [source, target] = [placeOf(from), placeOf(to)];
  if (source === undefined || target === undefined || source === target) return undefined;
  const room = rooms[roomOf(source)];
  if (room === undefined) return undefined;
  const wanted = roomOf(target);
  if (room.values.includes(wanted)) return undefined;
  if (room.types.includes(wanted)) {
    return kind === "type" ? undefined : `${source} may know types of ${target} alone: use "import type"`;
  }
  return source.startsWith("ui/") && target.startsWith("ui/")
    ? `a feature never reaches for another one (${source} → ${target})`
    : `${source} may not reach for ${target}`;
};
