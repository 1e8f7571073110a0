import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders that hold code written for this project. */
export const codeFolders = ["src", "e2e", "bench", "tools"];

const isCode = (path: string): boolean => /\.tsx?$/.test(path) && !/(?:^|\/)(?:fixtures|node_modules)\//.test(path);

/** TypeScript files under the given folders of `root`, as paths relative to it, in a stable order. */
export const sourceFiles = (root: string, folders: readonly string[] = codeFolders): string[] =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
    )
    .map((path) => path.replaceAll("\\", "/"))
    .filter(isCode)
    .sort();
