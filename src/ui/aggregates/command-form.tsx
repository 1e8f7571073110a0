import { useMemo, useRef } from "react";
import type { MethodSignature } from "../../compiler/signatures.ts";
import type { Instance } from "../../workspace/state.ts";
import { useAction } from "../kit/actions.tsx";
import { codeWords } from "../kit/code-words.tsx";
import { usePanes } from "../kit/panes.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import { ActionForm } from "./action-form.tsx";
import styles from "./commands.module.css";
import { parameterControls } from "./parameter-controls.ts";
import { readArguments } from "./read-values.ts";
import { useRememberedValues } from "./remembered-forms.tsx";
import type { OfferSource } from "./offers.ts";

/** One public method of the selected instance. */
export function CommandForm({
  instance,
  method,
  source,
  isDisabled,
  as,
}: {
  readonly instance: Instance;
  readonly method: Pick<MethodSignature, "name" | "doc" | "parameters" | "raises">;
  readonly source: OfferSource;
  readonly isDisabled: boolean;
  readonly as?: string | undefined;
}) {
  const { invoke } = useCommands();
  const { stream, image } = instance;
  const rejection = useWorkspace(({ rejections }) => rejections[`${stream} ${method.name}`]);
  const controls = useMemo(() => parameterControls(method.parameters, source), [method, source]);
  const [values, setValues] = useRememberedValues(`${image.aggregate} ${method.name}`, controls);
  const isRest = method.parameters.at(-1)?.isRest === true;
  const place = useRef<HTMLDivElement>(null);
  const { reveal } = usePanes();
  useAction({
    id: `aggregates.command.${method.name}.${as ?? ""}`,
    name: `${method.name} · ${image.aggregate} ${instance.label}${as === undefined ? "" : ` as ${as}`}`,
    group: "Commands",
    isDisabled,
    // Its form is where it is filled in and sent: nothing is done to an aggregate unseen.
    run: () => {
      reveal("Aggregates");
      place.current?.querySelector<HTMLElement>("input, select, textarea, [type=submit]")?.focus();
    },
  });
  return (
    <div ref={place} className={styles["command"]}>
      <ActionForm
        name={as === undefined ? method.name : `${method.name} as ${as}`}
        submitLabel={method.name}
        controls={controls}
        values={values}
        onValues={setValues}
        read={(typed) => readArguments(controls, typed, isRest)}
        onSend={(args) => invoke(stream, method.name, args)}
        rejection={rejection}
        isDisabled={isDisabled}
        isDangerous={method === discardMethod}
        count={0}
        heading={<CommandHead method={method} />}
      />
    </div>
  );
}

/** What every aggregate can do, whatever its model says. */
export const discardMethod = {
  name: "discard",
  doc: "Ends it: its events stay, no command follows.",
  parameters: [],
  raises: [],
} as const;

function CommandHead({ method }: { readonly method: Pick<MethodSignature, "name" | "doc" | "parameters" | "raises"> }) {
  return (
    <div className={styles["head"]}>
      <h4 className={styles["signature"]}>
        <span className={styles["method"]}>{method.name}</span>
        <span className={styles["parameters"]}>({method.parameters.map(({ name }) => name).join(", ")})</span>
      </h4>
      {method.doc !== "" && <p className={styles["doc"]}>{codeWords(method.doc)}</p>}
      {method.raises.length > 0 && (
        <p className={styles["raises"]}>
          raises{" "}
          {method.raises.map((event, index) => (
            <span key={event}>
              {index > 0 && ", "}
              <code>{event}</code>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
