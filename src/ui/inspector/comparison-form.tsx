import { useState } from "react";
import { ActionButton } from "../kit/action-button.tsx";
import { NumberField } from "../kit/inputs.tsx";
import styles from "./inspector.module.css";

export interface ComparisonFormProps {
  readonly last: number;
  readonly version: number;
  /** Null ends the comparison. */
  readonly onVersion: (version: number | null) => void;
}

/** Which version the state shown is compared with. */
export function ComparisonForm({ last, version, onVersion }: ComparisonFormProps) {
  const [typed, setTyped] = useState(String(version));
  const wanted = Number(typed);
  const isValid = typed.trim() !== "" && Number.isInteger(wanted) && wanted >= 0 && wanted <= last;
  const choose = (chosen: number) => {
    setTyped(String(chosen));
    onVersion(chosen);
  };
  return (
    <div className={styles["comparisonForm"]}>
      <NumberField
        label="Compare with version"
        help={undefined}
        min={0}
        max={last}
        step={1}
        value={typed}
        {...(isValid ? {} : { errors: [`A version from 0 to ${last}`] })}
        onValueChange={(text) => {
          setTyped(text);
          const chosen = Number(text);
          if (text.trim() !== "" && Number.isInteger(chosen) && chosen >= 0 && chosen <= last) onVersion(chosen);
        }}
      />
      <ActionButton
        action={{ group: "Inspector", name: "Compare with the oldest version" }}
        size="small"
        variant="quiet"
        onClick={() => choose(0)}
      >
        Oldest
      </ActionButton>
      <ActionButton
        action={{ group: "Inspector", name: "Compare with the newest version" }}
        size="small"
        variant="quiet"
        onClick={() => choose(last)}
      >
        Newest
      </ActionButton>
      <ActionButton
        action={{ group: "Inspector", name: "Stop comparing" }}
        size="small"
        onClick={() => onVersion(null)}
      >
        Stop comparing
      </ActionButton>
    </div>
  );
}
