import { useMemo, useState } from "react";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import { ActionForm } from "./action-form.tsx";
import styles from "./commands.module.css";
import { fieldControls } from "./field-controls.ts";
import { fittingGroup, initialGroup } from "./form-values.ts";
import type { OfferSource } from "./offers.ts";
import { readFields } from "./read-values.ts";

/** One control per field of the aggregate; what stays empty gets the model's default. */
export function CreateForm({
  aggregate,
  source,
  count,
  onClose,
}: {
  readonly aggregate: string;
  readonly source: OfferSource;
  readonly count: number;
  readonly onClose: () => void;
}) {
  const { create, dismissRejection } = useCommands();
  const name = `New ${aggregate}`;
  const rejection = useWorkspace(({ rejections }) => rejections[name]);
  const controls = useMemo(() => fieldControls(aggregate, source), [aggregate, source]);
  const [typed, setTyped] = useState(() => initialGroup(controls));
  const close = () => {
    dismissRejection(name);
    onClose();
  };
  return (
    // Esc leaves the form from wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles["create"]}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <ActionForm
        name={name}
        submitLabel="Create"
        isPrimary
        controls={controls}
        values={fittingGroup(controls, typed)}
        onValues={setTyped}
        read={(values) => readFields(controls, values)}
        onSend={async (initial) => {
          const isCreated = await create(aggregate, initial);
          if (isCreated) onClose();
          return isCreated;
        }}
        rejection={rejection}
        count={count}
        onCancel={close}
        heading={<h4 className={styles["createTitle"]}>{name}</h4>}
      />
    </div>
  );
}
