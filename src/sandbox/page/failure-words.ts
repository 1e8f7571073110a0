import type { SourcePlace } from "../../document/source.ts";
import type { SandboxFailure } from "../sandbox.ts";
import type { Unreadable } from "./reading-replies.ts";

/** What was running when the sandbox had to be ended. */
export interface Activity {
  /** As the subject of a sentence: `withdraw`, "Loading the model". */
  readonly subject: string;
  readonly milliseconds: number;
}

const nothingChanged = "Nothing was changed, and the sandbox is ready again.";

export function failureOf({ kind, reason }: Unreadable, activity: Activity, place: SourcePlace | null): SandboxFailure {
  return { kind, message: `${wordsOf(kind, activity, reason, place)} ${nothingChanged}`, place };
}

function wordsOf(
  kind: Unreadable["kind"],
  { subject, milliseconds }: Activity,
  reason: string | undefined,
  place: SourcePlace | null,
): string {
  switch (kind) {
    case "timeout": {
      const where = place === null ? "" : ` It was running at line ${place.line} of ${place.file}.`;
      return `${subject} was stopped because it did not end within ${seconds(milliseconds)}.${where} Look for a loop that never ends, or a promise that never resolves.`;
    }
    case "crashed":
      return `${subject} brought the sandbox down: most likely it used up the memory, with data that grows without end.`;
    case "too large":
      return `${subject} gave a result that is too large to show or store. Raise fewer or smaller events, and print less.`;
    case "refused":
      return `${subject} gave a result that was not accepted${reason === undefined ? "" : `: ${reason}`}.`;
  }
}

function seconds(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds} ms`;
  return milliseconds === 1000 ? "1 second" : `${milliseconds / 1000} seconds`;
}
