import { CornerUpLeft, History } from "lucide-react";
import { useMemo } from "react";
import type { ClassSignature } from "../../compiler/signatures.ts";
import type { Instance } from "../../workspace/state.ts";
import { Button } from "../kit/button.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import { CommandForm, discardMethod } from "./command-form.tsx";
import styles from "./commands.module.css";
import { useOfferSource } from "./use-offer-source.ts";

/** Everything that can be done with the selected instance: one form per public method. */
export function Commands({
  instance,
  signature,
  as,
}: {
  readonly instance: Instance;
  readonly signature: ClassSignature | undefined;
  /** Who gives them, where several may. */
  readonly as?: string | undefined;
}) {
  const { select } = useCommands();
  const isPast = useWorkspace(({ selection }) => selection.version !== null);
  const version = useWorkspace(({ selection }) => selection.version);
  const { image, label } = instance;
  const source = useOfferSource(image.aggregate, image.state);
  const methods = useMemo(() => {
    const own = signature?.methods.filter(({ role }) => role === "command") ?? [];
    return own.some(({ name }) => name === discardMethod.name) ? own : [...own, discardMethod];
  }, [signature]);
  if (source === null) return null;
  return (
    <div role="group" aria-label={`Commands for ${label}`} className={styles["commands"]}>
      {isPast && (
        <div className={styles["past"]}>
          <History aria-hidden />
          <p>{`You look at version ${version}, in the past. Commands act on the present.`}</p>
          <Button
            size="small"
            icon={<CornerUpLeft aria-hidden />}
            onClick={() => select({ version: null, entry: null })}
          >
            Return to the present
          </Button>
        </div>
      )}
      {image.isDiscarded ? (
        <p className={styles["discarded"]}>
          Discarded: no command follows. Its events stay in the timeline, and can be looked at version by version.
        </p>
      ) : (
        methods.map((method) => (
          <CommandForm
            // Another instance gets forms of its own, with what was last typed.
            key={`${instance.stream} ${method.name}`}
            instance={instance}
            method={method}
            source={source}
            isDisabled={isPast}
            as={as}
          />
        ))
      )}
    </div>
  );
}
