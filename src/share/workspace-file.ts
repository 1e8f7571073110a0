import type { WorkspaceDocument } from "../document/workspace-document.ts";
import { printParts } from "./file/print.ts";
import { type FileResult, readParts } from "./file/read.ts";
import { type Slices, inSlices, toTheEnd } from "./file/slices.ts";

export type { FileFailure, FileResult } from "./file/read.ts";

/** The workspace file `<title>.aggregates.json`, version 1: see docs/formats.md. */
export function parseWorkspaceFile(text: string): FileResult {
  return toTheEnd(readParts(text));
}

export function printWorkspaceFile(document: WorkspaceDocument): string {
  const parts: string[] = [];
  for (const part of printParts(document)) parts.push(part);
  return parts.join("");
}

/** The same in slices of a few milliseconds: the page stays responsive, tells how far it is, and can stop. */
export function parseWorkspaceFileInSlices(text: string, slices: Slices): Promise<FileResult> {
  return inSlices(readParts(text), slices);
}

/** Characters of a part at least. */
const partLength = 2 ** 16;

/** @returns parts of the text, for a `Blob`: the whole may be longer than a text can be */
export async function printWorkspaceFileInSlices(
  document: WorkspaceDocument,
  slices: Slices,
): Promise<readonly string[]> {
  const total = document.messages.length + document.commands.length + 1;
  function* collected(): Generator<number, readonly string[]> {
    const parts: string[] = [];
    let part = "";
    let lines = 0;
    for (const line of printParts(document)) {
      part += line;
      // Hundreds of thousands of parts would take a second to make one `Blob` of.
      if (part.length >= partLength) {
        parts.push(part);
        part = "";
      }
      lines += 1;
      yield Math.min(lines / total, 1);
    }
    return [...parts, part];
  }
  return inSlices(collected(), slices);
}

/** `Banking.aggregates.json`, without what file systems do not take. */
export function workspaceFileName(title: string): string {
  const name = title
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 100)
    .replace(/^\.+|[. ]+$/g, "");
  return `${name === "" ? "Workspace" : name}.aggregates.json`;
}
