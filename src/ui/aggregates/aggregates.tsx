import { Boxes, Shapes, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { useAction } from "../kit/actions.tsx";
import { EmptyPlace } from "../kit/empty-place.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Switch } from "../kit/inputs.tsx";
import { Panel } from "../kit/panel.tsx";
import { usePanes } from "../kit/panes.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import { AggregateGroup } from "./aggregate-group.tsx";
import styles from "./aggregates.module.css";
import { PendingBar } from "./pending-bar.tsx";
import { useDropPending } from "./use-drop-pending.ts";
import { RememberedFormsContext, type RememberedForms } from "./remembered-forms.tsx";

/** Region "Aggregates": making them, and telling them what to do. */
export function Aggregates() {
  const { reveal } = usePanes();
  const { setSaveAutomatically, save } = useCommands();
  const dropPending = useDropPending();
  const isAutomatic = useWorkspace(({ settings }) => settings.saveAutomatically);
  const isClean = useWorkspace(({ instances }) =>
    instances.every(({ image }) => image.pending.length === 0 && !image.isChanged),
  );
  const [remembered] = useState<RememberedForms>(() => new Map());
  const group = "Aggregates";
  useAction({
    id: "aggregates.save",
    name: "Save what is pending",
    group,
    isDisabled: isClean,
    run: () => void save(),
  });
  useAction({
    id: "aggregates.drop",
    name: "Drop what is pending",
    group,
    isDisabled: isClean,
    run: () => void dropPending(),
  });
  useAction({
    id: "aggregates.automatic",
    name: isAutomatic ? "Save by hand" : "Save automatically",
    group,
    run: () => void setSaveAutomatically(!isAutomatic),
  });
  return (
    <Panel
      title="Aggregates"
      isFlush
      actions={
        <>
          <Switch
            label="Save automatically"
            checked={isAutomatic}
            onCheckedChange={(on) => void setSaveAutomatically(on)}
          />
          <IconButton
            label="Picture of the model"
            icon={<Shapes aria-hidden />}
            onClick={() => reveal("Model picture")}
          />
        </>
      }
    >
      <RememberedFormsContext value={remembered}>
        <PendingBar />
        <Groups />
      </RememberedFormsContext>
    </Panel>
  );
}

function Groups() {
  const elements = useWorkspace(({ model }) => model?.description.elements ?? null);
  const status = useWorkspace(({ compileStatus }) => compileStatus);
  const strangers = useWorkspace(
    useShallow(({ instances, model }) => {
      const known = new Set(model?.description.elements.map(({ name }) => name) ?? []);
      return [...new Set(instances.map(({ image }) => image.aggregate))].filter((name) => !known.has(name));
    }),
  );
  const aggregates = elements?.filter(({ kind }) => kind === "aggregate") ?? [];
  if (aggregates.length === 0 && strangers.length === 0) {
    return <NoAggregates isLoaded={elements !== null} isFailed={status === "failed"} />;
  }
  return (
    <div className={styles["groups"]}>
      {aggregates.map((element) => (
        <AggregateGroup key={element.name} name={element.name} element={element} />
      ))}
      {strangers.map((name) => (
        <AggregateGroup key={name} name={name} element={null} />
      ))}
    </div>
  );
}

function NoAggregates({ isLoaded, isFailed }: { readonly isLoaded: boolean; readonly isFailed: boolean }) {
  if (isFailed) {
    return (
      <EmptyPlace icon={<TriangleAlert aria-hidden />} title="The model does not compile yet">
        Problems lists what is in the way. As soon as it compiles, its aggregates stand here.
      </EmptyPlace>
    );
  }
  if (isLoaded) {
    return (
      <EmptyPlace icon={<Boxes aria-hidden />} title="The model has no aggregate">
        Each class with <code>@domain.aggregate</code> stands here, with a form for each of its public methods.
      </EmptyPlace>
    );
  }
  return (
    <EmptyPlace icon={<Boxes aria-hidden />} title="Reading the model …">
      Its aggregates stand here in a moment, ready to be created and told what to do.
    </EmptyPlace>
  );
}
