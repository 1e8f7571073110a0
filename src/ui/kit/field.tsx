import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";

export interface FieldTexts {
  /** The label, exactly: no word is added to it, so that people and tools find the control by its name. */
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** What is wrong with the value, one line each. */
  readonly errors?: readonly string[];
  /** A word at the label's right: "optional", the type. */
  readonly hint?: ReactNode;
  /** The label is read, not seen: search boxes. */
  readonly isLabelHidden?: boolean;
}

/** What the control spreads, so that label, help and errors are its own. */
export interface ControlProps {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** Label, control, help and errors of one value. */
export function Field({
  label,
  help,
  errors = [],
  hint,
  isLabelHidden = false,
  children,
}: FieldTexts & { readonly children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const { control, helpId, errorId } = describe(id, help, errors);
  return (
    <div className={styles["field"]}>
      <div className={classNames(styles["head"], isLabelHidden && styles["hidden"])}>
        <label htmlFor={id} className={styles["label"]}>
          {label}
        </label>
        {hint !== undefined && <span className={styles["hint"]}>{hint}</span>}
      </div>
      {children(control)}
      <FieldNotes help={help} errors={errors} helpId={helpId} errorId={errorId} />
    </div>
  );
}

/** A control whose label stands at its right: checkbox and switch. */
export function InlineField({
  label,
  help,
  errors = [],
  hint,
  children,
}: FieldTexts & { readonly children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const { control, helpId, errorId } = describe(id, help, errors);
  return (
    <div className={styles["field"]}>
      <div className={styles["inline"]}>
        {children(control)}
        <label htmlFor={id} className={styles["label"]}>
          {label}
        </label>
        {hint !== undefined && <span className={styles["hint"]}>{hint}</span>}
      </div>
      <FieldNotes help={help} errors={errors} helpId={helpId} errorId={errorId} />
    </div>
  );
}

function describe(id: string, help: ReactNode, errors: readonly string[]) {
  const helpId = help === undefined || help === "" ? undefined : `${id}-help`;
  const errorId = errors.length === 0 ? undefined : `${id}-error`;
  const control: ControlProps = {
    id,
    "aria-describedby": classNames(errorId, helpId),
    "aria-invalid": errorId === undefined ? undefined : true,
  };
  return { control, helpId, errorId };
}

function FieldNotes({
  help,
  errors,
  helpId,
  errorId,
}: {
  readonly help: ReactNode;
  readonly errors: readonly string[];
  readonly helpId: string | undefined;
  readonly errorId: string | undefined;
}) {
  return (
    <>
      {errorId !== undefined && (
        <div id={errorId} className={styles["errors"]}>
          <CircleAlert aria-hidden />
          <div>
            {errors.map((error) => (
              <p key={error}>{error}</p>
            ))}
          </div>
        </div>
      )}
      {helpId !== undefined && (
        <div id={helpId} className={styles["help"]}>
          {help}
        </div>
      )}
    </>
  );
}
