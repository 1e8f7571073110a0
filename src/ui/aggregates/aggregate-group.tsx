import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { ElementDescription } from "../../sandbox/model-description.ts";
import { useAction } from "../kit/actions.tsx";
import { Badge } from "../kit/badge.tsx";
import { Button } from "../kit/button.tsx";
import { codeWords } from "../kit/code-words.tsx";
import { usePanes } from "../kit/panes.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./aggregates.module.css";
import { Commands } from "./commands.tsx";
import { CreateForm } from "./create-form.tsx";
import { InstanceList } from "./instance-list.tsx";
import { ModelSummary } from "./model-summary.tsx";
import { useOfferSource } from "./use-offer-source.ts";

/** One aggregate class: how to make one, those that there are, and what the selected one can do. */
export function AggregateGroup({
  name,
  element,
}: {
  readonly name: string;
  readonly element: ElementDescription | null;
}) {
  const { select, loadMoreInstances } = useCommands();
  const { reveal } = usePanes();
  const signature = useWorkspace(({ model }) => model?.signatures.classes.find((each) => each.name === name));
  const instances = useWorkspace(
    useShallow((state) => state.instances.filter(({ image }) => image.aggregate === name)),
  );
  const hasMore = useWorkspace((state) => state.hasMoreInstances);
  const selected = useWorkspace(({ selection }) => selection.stream);
  // There each of the two users has the commands in a place of their own.
  const isInConflictLab = useWorkspace((state) => (state.conflictLab ?? null) !== null);
  const source = useOfferSource(name, null);
  const [isCreating, setIsCreating] = useState(false);
  const newButton = useRef<HTMLButtonElement>(null);
  const formPlace = useRef<HTMLDivElement>(null);
  const instance = instances.find(({ stream }) => stream === selected);

  useAction({
    id: `aggregates.new.${name}`,
    name: `New ${name}`,
    group: "Aggregates",
    isDisabled: element === null,
    run: () => {
      reveal("Aggregates");
      setIsCreating(true);
    },
  });
  useEffect(() => {
    if (isCreating) formPlace.current?.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
  }, [isCreating]);

  const openButton = (
    <Button
      ref={newButton}
      size="small"
      variant={instances.length === 0 ? "primary" : "secondary"}
      icon={<Plus aria-hidden />}
      aria-expanded={isCreating}
      onClick={() => setIsCreating(!isCreating)}
    >
      {`New ${name}`}
    </Button>
  );
  return (
    <div role="group" aria-label={name} className={styles["group"]}>
      <div className={styles["head"]}>
        <h3 className={styles["name"]}>{name}</h3>
        {element === null ? <Badge tone="rejected">not in the model</Badge> : openButton}
      </div>
      <About element={element} doc={signature?.doc ?? ""} />
      {isCreating && source !== null && element !== null && (
        <div ref={formPlace}>
          <CreateForm
            aggregate={name}
            source={source}
            count={instances.length}
            onClose={() => {
              setIsCreating(false);
              newButton.current?.focus();
            }}
          />
        </div>
      )}
      {instances.length > 0 && (
        <InstanceList
          aggregate={name}
          instances={instances}
          selected={selected}
          onSelect={(stream) => select({ stream })}
          hasMoreStored={hasMore}
          onLoadMore={() => void loadMoreInstances()}
        />
      )}
      {instances.length === 0 && element !== null && !isCreating && <ModelSummary element={element} />}
      {instance !== undefined && element !== null && !isInConflictLab && (
        <Commands instance={instance} signature={signature} />
      )}
    </div>
  );
}

/** What the model says of itself, and how its state comes about. */
function About({ element, doc }: { readonly element: ElementDescription | null; readonly doc: string }) {
  const { isEventSourced = false, hasFactEvents = false } = element ?? {};
  if (doc === "" && !isEventSourced && !hasFactEvents) return null;
  return (
    <div className={styles["about"]}>
      {(isEventSourced || hasFactEvents) && (
        <p className={styles["tags"]}>
          {isEventSourced && <Badge>event-sourced</Badge>}
          {hasFactEvents && <Badge tone="fact">fact events</Badge>}
        </p>
      )}
      {doc !== "" && <p className={styles["doc"]}>{codeWords(doc)}</p>}
    </div>
  );
}
