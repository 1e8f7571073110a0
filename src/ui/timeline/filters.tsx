import type { TimelineFilter } from "../../store/workspace-store.ts";
import { Checkbox, Select } from "../kit/inputs.tsx";
import { KindIcon } from "../kit/kind-mark.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import { showsKind, withAggregate, withKind } from "./filter-match.ts";
import { kindMeaning } from "./kind-meaning.ts";
import styles from "./timeline.module.css";

const kindBoxes = [
  { kind: "delta", label: "Delta events" },
  { kind: "fact", label: "Fact events" },
  { kind: "rejected", label: "Rejected commands" },
] as const;

/** Which rows are shown: by aggregate and by kind. The search stands apart. */
export function Filters() {
  const { setFilter } = useCommands();
  const filter = useWorkspace((state) => state.filter);
  return (
    <div className={styles["filters"]} role="group" aria-label="Filters">
      <AggregateBox filter={filter} onFilter={setFilter} />
      {kindBoxes.map(({ kind, label }) => (
        <Checkbox
          key={kind}
          label={
            <span className={styles["kindLabel"]} data-kind={kind} data-tooltip={kindMeaning[kind]}>
              <KindIcon kind={kind} />
              {label}
            </span>
          }
          checked={showsKind(filter, kind)}
          onCheckedChange={(isShown) => setFilter(withKind(filter, kind, isShown))}
        />
      ))}
    </div>
  );
}

interface AggregateBoxProps {
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
}

/** So many aggregates are listed one by one; for others there is the search. */
const listedInstances = 200;

/** Every aggregate, those of one class, or a single one. */
function AggregateBox({ filter, onFilter }: AggregateBoxProps) {
  const model = useWorkspace((state) => state.model);
  const instances = useWorkspace((state) => state.instances);
  const classes = (model?.description.elements ?? [])
    .filter(({ kind }) => kind === "aggregate")
    .map(({ name }) => name);
  const names = [...new Set([...classes, ...instances.map(({ image }) => image.aggregate)])];
  const options = [
    { value: "", name: "All aggregates" },
    ...names.map((name) => ({ value: `class ${name}`, name: `Every ${name}` })),
    ...instances
      .slice(0, listedInstances)
      .map(({ stream, label, image }) => ({ value: `stream ${stream}`, name: `${image.aggregate} ${label}` })),
  ];
  return (
    <Select
      aria-label="Aggregate"
      className={styles["aggregateBox"]}
      options={options}
      value={chosenValue(filter)}
      onValueChange={(value) => onFilter(withAggregate(filter, chosenPart(value)))}
    />
  );
}

function chosenValue({ aggregate, stream }: TimelineFilter): string {
  if (stream !== undefined) return `stream ${stream}`;
  return aggregate === undefined ? "" : `class ${aggregate}`;
}

function chosenPart(value: string): Pick<TimelineFilter, "aggregate" | "stream"> {
  if (value.startsWith("stream ")) return { stream: value.slice("stream ".length) };
  return value.startsWith("class ") ? { aggregate: value.slice("class ".length) } : {};
}
