import type { RunRequest } from "../protocol.ts";

/** What a request does, as the subject of a sentence. */
export function subjectOf({ operation }: RunRequest): string {
  switch (operation.kind) {
    case "create":
      return `Creating ${operation.aggregate}`;
    case "invoke":
      return `"${operation.method}"`;
    case "save":
      return "Saving";
    case "replay":
      return `Replaying ${operation.aggregate}`;
    case "scenario":
      return "The scenario";
    case "specs":
      return "Checking the specs";
  }
}
