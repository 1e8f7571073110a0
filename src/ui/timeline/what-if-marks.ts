import type { WhatIf } from "../../workspace/state.ts";
import { compactValue } from "../kit/compact-value.ts";
import type { TimelineRow } from "./timeline-row.ts";

/** What the edited model makes of a stored event. */
export interface WhatIfMark {
  /** "no longer applies" */
  readonly words: string;
  readonly reason: string;
}

/** @returns the mark of a row, the same object each time; null when all is as it was */
export function whatIfMarks({ streams }: WhatIf): (row: TimelineRow) => WhatIfMark | null {
  const byPosition = new Map<string, WhatIfMark>();
  const byVersion = new Map<string, WhatIfMark>();
  for (const { stream, misfits, differing, refused } of streams) {
    for (const { version, changes } of differing) {
      const [first] = changes;
      if (first === undefined) continue;
      const reason = `${first.path} would be ${compactValue(first.after, 40)}, not ${compactValue(first.before, 40)}`;
      byVersion.set(`${stream} ${version}`, { words: "would differ", reason });
    }
    for (const { version, reason } of refused)
      byVersion.set(`${stream} ${version}`, { words: "would be refused", reason });
    for (const { position, reason } of misfits) {
      byPosition.set(`${stream} ${position}`, { words: "no longer applies", reason });
    }
  }
  return ({ kind, stream, position, version }) => {
    if (kind !== "delta" && kind !== "fact") return null;
    const misfit = kind === "delta" ? byPosition.get(`${stream} ${position}`) : undefined;
    return misfit ?? byVersion.get(`${stream} ${version}`) ?? null;
  };
}
