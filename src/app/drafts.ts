import { fileNames, type SourceFiles } from "../document/source.ts";
import type { Draft, Drafts } from "../workspace/ports.ts";
import type { RememberedValues } from "./remembered-values.ts";

const keyOf = (workspace: string): string => `aggregate-playground:draft:${workspace}`;

/** Drafts in the browser's small storage, whose writes are done when the call returns. */
export function draftsIn(values: RememberedValues): Drafts {
  return {
    read: (workspace) => {
      const text = values.read(keyOf(workspace));
      return text === null ? null : draftOf(text);
    },
    write: (workspace, draft) => values.write(keyOf(workspace), draft === null ? null : JSON.stringify(draft)),
  };
}

/** Null for what is no draft of ours. */
function draftOf(text: string): Draft | null {
  let draft: unknown;
  try {
    draft = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const files = filesOf(draft);
  if (files === null) return null;
  const base = filesOf(typeof draft === "object" && draft !== null && "base" in draft ? draft.base : null);
  return base === null ? files : { ...files, base };
}

function filesOf(texts: unknown): Partial<SourceFiles> | null {
  if (typeof texts !== "object" || texts === null) return null;
  const own = Object.entries(texts).filter(([name, value]) => typeof value === "string" && isFileName(name));
  return own.length === 0 ? null : Object.fromEntries(own);
}

function isFileName(name: string): boolean {
  return fileNames.some((file) => file === name);
}
