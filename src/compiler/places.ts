import type { SourceFile } from "typescript-5";
import type { FileName, SourcePlace } from "../document/source.ts";

export function placeAt(source: SourceFile, file: FileName, offset: number): SourcePlace {
  const { line, character } = source.getLineAndCharacterOfPosition(offset);
  return { file, line: line + 1, column: character + 1 };
}
