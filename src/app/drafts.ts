import { fileNames, type SourceFiles } from "../document/source.ts";
import type { Drafts } from "../workspace/ports.ts";
import type { RememberedValues } from "./remembered-values.ts";

const keyOf = (workspace: string): string => `aggregate-playground:draft:${workspace}`;

/** Drafts in the browser's small storage, whose writes are done when the call returns. */
export function draftsIn(values: RememberedValues): Drafts {
  return {
    read: (workspace) => {
      const text = values.read(keyOf(workspace));
      return text === null ? null : filesOf(text);
    },
    write: (workspace, files) => values.write(keyOf(workspace), files === null ? null : JSON.stringify(files)),
  };
}

/** Null for what is no draft of ours. */
function filesOf(text: string): Partial<SourceFiles> | null {
  let draft: unknown;
  try {
    draft = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof draft !== "object" || draft === null) return null;
  const texts = Object.entries(draft).filter(([name, value]) => typeof value === "string" && isFileName(name));
  return texts.length === 0 ? null : Object.fromEntries(texts);
}

function isFileName(name: string): boolean {
  return fileNames.some((file) => file === name);
}
