import { fileNames, type FileName } from "../document/source.ts";

/** Paths are the URIs of Monaco's models, so that the editor and the compiler speak of the same files. */
const root = "file:///";

export const apiModuleName = "aggregate-playground";

export function pathOf(file: FileName): string {
  return root + file;
}

/** @returns null for a declaration file */
export function fileAt(path: string): FileName | null {
  return fileNames.find((file) => pathOf(file) === path) ?? null;
}

/** Where the types of an importable module lie: TypeScript derives "aggregate-playground" from it for "Add import". */
export function declarationPath(moduleName: string): string {
  return `${root}node_modules/${moduleName}/index.d.ts`;
}

export const globalsPath = `${root}globals.d.ts`;

/** `lib.es5.d.ts` and its kin: the standard library. */
export function isLibraryPath(path: string): boolean {
  return /(^|\/)lib\.[\w.]+\.d\.ts$/.test(path);
}
