import { CircleX, RotateCw } from "lucide-react";
import type { Rejection } from "../../workspace/state.ts";
import { ActionButton } from "../kit/action-button.tsx";
import { useCommands } from "../kit/workspace-context.tsx";
import styles from "./refusal.module.css";

export interface RefusalProps {
  readonly id?: string;
  /** Of a refusal before anything was sent. */
  readonly title?: string;
  readonly rejection?: Rejection;
  /** What the refusal says of fields that the form does not show. */
  readonly others: readonly { readonly field: string; readonly texts: readonly string[] }[];
}

/** Why a command came to nothing, beside its form. */
export function Refusal({ id, title, rejection, others }: RefusalProps) {
  const { reloadAndRetry, revealPlace } = useCommands();
  const { place, stream, isConflict = false } = rejection ?? {};
  return (
    <div id={id} role="alert" className={styles["refusal"]}>
      <CircleX aria-hidden className={styles["icon"]} />
      <div className={styles["words"]}>
        {rejection === undefined ? (
          <p className={styles["message"]}>{title}</p>
        ) : (
          <>
            <p className={styles["message"]}>{rejection.message}</p>
            <p className={styles["name"]}>{isConflict ? "Nothing of it was stored." : rejection.name}</p>
          </>
        )}
        {others.length > 0 && (
          <ul className={styles["others"]}>
            {others.map(({ field, texts }) => (
              <li key={field}>
                <code>{field}</code> {texts.join("; ")}
              </li>
            ))}
          </ul>
        )}
        {(isConflict || (place !== null && place !== undefined)) && (
          <div className={styles["actions"]}>
            {isConflict && stream !== undefined && (
              <ActionButton
                action={{ group: "Aggregates", name: "Reload and retry" }}
                size="small"
                icon={<RotateCw aria-hidden />}
                onClick={() => void reloadAndRetry(stream)}
              >
                Reload and retry
              </ActionButton>
            )}
            {place !== null && place !== undefined && (
              <ActionButton
                action={{ group: "Aggregates", name: `Show line ${place.line} of ${place.file}` }}
                size="small"
                variant="quiet"
                onClick={() => revealPlace(place)}
              >
                {`Show line ${place.line} of ${place.file}`}
              </ActionButton>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
