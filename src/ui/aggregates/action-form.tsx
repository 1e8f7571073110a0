import { WandSparkles } from "lucide-react";
import { useId, useRef, useState, type ReactNode } from "react";
import type { Rejection } from "../../workspace/state.ts";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { classNames } from "../kit/class-names.ts";
import styles from "./action-form.module.css";
import { ControlGrid } from "./control-view.tsx";
import type { Control, GroupValue } from "./form-model.ts";
import { placeErrors } from "./placed-errors.ts";
import type { PathErrors, Read } from "./read-values.ts";
import { Refusal } from "./refusal.tsx";
import { sampleGroup } from "./sample-values.ts";

export interface ActionFormProps<Sent> {
  /** Accessible name of the form. */
  readonly name: string;
  readonly submitLabel: string;
  readonly heading?: ReactNode;
  readonly controls: readonly Control[];
  readonly values: GroupValue;
  readonly onValues: (values: GroupValue) => void;
  readonly read: (values: GroupValue) => Read<Sent>;
  /** @returns whether the command was accepted */
  readonly onSend: (sent: Sent) => Promise<boolean>;
  /** The refusal of the last submission. */
  readonly rejection: Rejection | undefined;
  readonly isDisabled?: boolean;
  readonly isPrimary?: boolean;
  readonly isDangerous?: boolean;
  /** How many of its kind there are: sample values count on from it. */
  readonly count: number;
  readonly onCancel?: () => void;
}

const noErrors: PathErrors = new Map();

/** A form made from controls: it reads what was typed, sends it, and shows what is wrong where it is wrong. */
export function ActionForm<Sent>(props: ActionFormProps<Sent>) {
  const { name, controls, values, onValues, rejection, isDisabled = false, onCancel } = props;
  const [readErrors, setReadErrors] = useState(noErrors);
  const form = useRef<HTMLFormElement>(null);
  const isSending = useRef(false);
  const alertId = useId();
  const placed = placeErrors(controls, values, rejection?.fields ?? {});
  const errors: PathErrors = readErrors.size > 0 ? readErrors : placed.byPath;

  const send = async () => {
    if (isSending.current) return;
    const read = props.read(values);
    setReadErrors(read.kind === "errors" ? read.errors : noErrors);
    if (read.kind === "errors") return focusFirstError(form.current);
    if (read.kind === "left out") return;
    isSending.current = true;
    try {
      if (!(await props.onSend(read.value))) focusFirstError(form.current);
    } finally {
      isSending.current = false;
    }
  };
  const fill = () => {
    setReadErrors(noErrors);
    onValues(sampleGroup(controls, { today: new Date().toISOString().slice(0, 10), count: props.count }));
  };
  return (
    <form
      ref={form}
      aria-label={name}
      noValidate
      className={styles["form"]}
      // Without controls, the button stands beside the words.
      data-bare={controls.length === 0 || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {props.heading}
      {controls.length > 0 && (
        <fieldset disabled={isDisabled}>
          <ControlGrid controls={controls} values={values} path="" errors={errors} onValues={onValues} />
        </fieldset>
      )}
      {readErrors.size > 0 ? (
        <Refusal id={alertId} title="Some values cannot be used" others={[]} />
      ) : (
        rejection !== undefined && <Refusal id={alertId} rejection={rejection} others={placed.others} />
      )}
      <div className={styles["buttons"]}>
        <Button
          type="submit"
          variant={props.isPrimary === true ? "primary" : "secondary"}
          className={classNames(styles["submit"], props.isDangerous === true && styles["dangerous"])}
          disabled={isDisabled}
        >
          {props.submitLabel}
        </Button>
        {onCancel !== undefined && (
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        {controls.length > 0 && (
          <IconButton
            label="Fill with sample values"
            icon={<WandSparkles aria-hidden />}
            className={styles["fill"]}
            disabled={isDisabled}
            onClick={fill}
          />
        )}
      </div>
    </form>
  );
}

/** After the errors were drawn. */
function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
}
