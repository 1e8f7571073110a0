import type { FileName } from "../../document/source.ts";
import { append } from "./primordials.ts";

/** Name by which a module goes in the browser's own tools; its source map leads on to the person's file. */
export const moduleName = (file: FileName): string => `playground:///${file.slice(0, -".ts".length)}.js`;

/** Which of the person's files an address in a stack means: browsers name a module by its blob or by its sourceURL. */
export interface ModuleAddresses {
  add(address: string, file: FileName): void;
  fileOf(address: string): FileName | null;
}

export function createModuleAddresses(): ModuleAddresses {
  const known: { readonly address: string; readonly file: FileName }[] = [];
  return {
    add: (address, file) => append(known, { address, file }),
    fileOf(address) {
      for (let index = known.length - 1; index >= 0; index -= 1) {
        const entry = known[index];
        if (entry?.address === address) return entry.file;
      }
      return null;
    },
  };
}
