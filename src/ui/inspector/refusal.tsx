import type { TimelineEntry } from "../../store/workspace-store.ts";
import { commandLabel } from "../kit/command-label.ts";
import { KindMark } from "../kit/kind-mark.tsx";
import { FieldTable } from "./field-table.tsx";
import { Recorded } from "./recorded.tsx";
import styles from "./inspector.module.css";

/** A command that was refused: what was tried, and why it did not happen. */
export function Refusal({ entry }: { readonly entry: TimelineEntry }) {
  const { command, version } = entry;
  return (
    <div className={styles["scroll"]} role="group" aria-label="Refused command" tabIndex={0}>
      <div className={styles["summary"]}>
        <KindMark kind="rejected" />
        <code>{command === null ? entry.aggregate : commandLabel(command)}</code>
      </div>
      <p className={styles["error"]}>
        <strong>{command?.error?.name ?? "Rejected"}</strong> {command?.error?.message}
      </p>
      <p className={styles["caption"]}>
        A refused command changes nothing: no event was stored
        {version < 0 ? ", and no aggregate was made." : `, and version ${version} stayed the last one.`}
      </p>
      {command === null ? null : (
        <FieldTable
          caption="Command"
          fields={[
            ["aggregate", command.aggregate],
            ["id", command.id],
            ["method", command.method],
            ["args", command.args],
            ["at", command.at],
          ]}
        />
      )}
      <div className={styles["tables"]}>
        <Recorded entry={entry} />
      </div>
    </div>
  );
}
