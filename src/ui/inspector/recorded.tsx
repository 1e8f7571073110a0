import type { TimelineEntry } from "../../store/workspace-store.ts";
import { commandLabel } from "../kit/command-label.ts";
import { FieldTable } from "./field-table.tsx";

/** Clock, ids and randomness as the entry's command saw them: with these, running it again gives the same result. */
export function Recorded({ entry: { command, recording } }: { readonly entry: TimelineEntry }) {
  if (recording === undefined || command === null) return null;
  return (
    <FieldTable
      caption="Recorded with the command"
      fields={[
        ["command", commandLabel(command)],
        ["clock", new Date(recording.at).toISOString()],
        ["seed of ids and randomness", recording.idSeed],
        ["ids taken before it", recording.idOffset],
      ]}
    />
  );
}
