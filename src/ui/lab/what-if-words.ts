import { counted } from "../../workspace/outcome-words.ts";
import type { WhatIf } from "../../workspace/state.ts";

/** "Under this code 2 stored events no longer apply, and 3 versions of Match 1a2b would have another state." */
export function summaryOf({ streams, aggregates, isAll }: WhatIf): string {
  const misfits = streams.reduce((sum, stream) => sum + stream.misfits.length, 0);
  const versions = streams.reduce((sum, stream) => sum + stream.differing.length, 0);
  const [only] = streams;
  const whose = streams.length === 1 && only !== undefined ? only.name : counted(streams.length, "aggregate");
  const apply =
    misfits === 0 ? "" : `${counted(misfits, "stored event")} no longer ${misfits === 1 ? "applies" : "apply"}`;
  const differ = versions === 0 ? "" : `${counted(versions, "version")} of ${whose} would have another state`;
  const looked = isAll ? "" : ` (The first ${aggregates} aggregates were looked at.)`;
  return `Under this code ${[apply, differ].filter((part) => part !== "").join(", and ")}.${looked}`;
}
