import { Box, GitCompareArrows } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Badge } from "../kit/badge.tsx";
import { ActionButton } from "../kit/action-button.tsx";
import { EmptyPlace } from "../kit/empty-place.tsx";
import { useWorkspace } from "../kit/workspace-context.tsx";
import { ComparisonForm } from "./comparison-form.tsx";
import type { Identify } from "./json-children.ts";
import { useShownState, type ShownState } from "./shown-state.ts";
import { StateTree } from "./state-tree.tsx";
import { useBlame } from "./use-blame.ts";
import { useIdentify } from "./use-identify.ts";
import { FirstSteps } from "./first-steps.tsx";
import styles from "./inspector.module.css";

const Comparison = lazy(async () => ({ default: (await import("./comparison.tsx")).Comparison }));

/** The selected aggregate at the version shown: what it is, what the version changed, and which event set what. */
export function StateTab() {
  const shown = useShownState();
  const isNoneSelected = useWorkspace((state) => state.selection.stream === null);
  const identify = useIdentify();
  if (shown !== null) return <StateOf key={shown.stream} shown={shown} identify={identify} />;
  if (!isNoneSelected) return null;
  return (
    <EmptyPlace icon={<Box />} title="No aggregate selected" action={<FirstSteps wants="aggregate" />}>
      <p>
        Select an aggregate, or an event in the timeline. Its state at any version stands here, with the event that last
        set each field.
      </p>
    </EmptyPlace>
  );
}

function StateOf({ shown, identify }: { readonly shown: ShownState; readonly identify: Identify }) {
  const { name, version, last, isNow, hasPending } = shown;
  const { blame, lookFurther } = useBlame(shown, identify);
  const [comparedWith, setComparedWith] = useState<number | null>(null);
  return (
    <div className={styles["scroll"]}>
      <div className={styles["summary"]}>
        <strong>{name}</strong>
        {version < 0 ? <Badge tone="pending">never saved</Badge> : <Badge>{`version ${version}`}</Badge>}
        {hasPending ? <Badge tone="pending">with pending changes</Badge> : null}
        <span className={styles["quiet"]}>{isNow ? "now" : `of ${last}, in the past`}</span>
        <span className={styles["push"]} />
        {last > 0 ? (
          <ActionButton
            action={{ group: "Inspector", name: "Compare with another version" }}
            size="small"
            icon={<GitCompareArrows aria-hidden />}
            aria-expanded={comparedWith !== null}
            onClick={() => setComparedWith(comparedWith === null ? (version > 0 ? version - 1 : last) : null)}
          >
            Compare with…
          </ActionButton>
        ) : null}
      </div>
      {comparedWith === null ? (
        <StateTree shown={shown} identify={identify} blame={blame} />
      ) : (
        <>
          <ComparisonForm last={last} version={comparedWith} onVersion={setComparedWith} />
          <Suspense>
            <Comparison shown={shown} version={comparedWith} identify={identify} />
          </Suspense>
        </>
      )}
      {comparedWith === null && blame !== null && !blame.isComplete ? (
        <div className={styles["note"]}>
          <span>Fields without an event were set before version {blame.oldest}.</span>
          <ActionButton
            action={{ group: "Inspector", name: "Look further back for the events of the fields" }}
            size="small"
            onClick={lookFurther}
          >
            Look further back
          </ActionButton>
        </div>
      ) : null}
    </div>
  );
}
