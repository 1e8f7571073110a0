import { Search } from "lucide-react";
import { useEffect, useState, type RefObject } from "react";
import type { TimelineFilter } from "../../store/workspace-store.ts";
import type { Instance, LoadedModel } from "../../workspace/state.ts";
import { Checkbox, Select, TextInput } from "../kit/inputs.tsx";
import { showsKind, withAggregate, withKind, withText } from "./filter-match.ts";
import styles from "./timeline.module.css";

export interface FiltersProps {
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
  readonly model: LoadedModel | null;
  readonly instances: readonly Instance[];
  readonly searchBox: RefObject<HTMLInputElement | null>;
}

const kindBoxes = [
  { kind: "delta", label: "Delta events" },
  { kind: "fact", label: "Fact events" },
  { kind: "rejected", label: "Rejected commands" },
] as const;

export function Filters({ filter, onFilter, model, instances, searchBox }: FiltersProps) {
  return (
    <div className={styles["filters"]} role="group" aria-label="Filters">
      <SearchBox filter={filter} onFilter={onFilter} searchBox={searchBox} />
      <AggregateBox filter={filter} onFilter={onFilter} model={model} instances={instances} />
      <div className={styles["kinds"]}>
        {kindBoxes.map(({ kind, label }) => (
          <Checkbox
            key={kind}
            label={label}
            checked={showsKind(filter, kind)}
            onCheckedChange={(isShown) => onFilter(withKind(filter, kind, isShown))}
          />
        ))}
      </div>
    </div>
  );
}

/** So many aggregates are listed one by one; for others there is the search. */
const listedInstances = 200;

/** Every aggregate, those of one class, or a single one. */
function AggregateBox({ filter, onFilter, model, instances }: Omit<FiltersProps, "searchBox">) {
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

/** Milliseconds without a keystroke after which the search begins. */
const typingPause = 200;

function SearchBox({ filter, onFilter, searchBox }: Pick<FiltersProps, "filter" | "onFilter" | "searchBox">) {
  const wanted = filter.text ?? "";
  const [typed, setTyped] = useState(wanted);
  const [shown, setShown] = useState(wanted);
  // The filter was changed elsewhere: by "Clear search", or by another workspace.
  if (shown !== wanted) {
    setShown(wanted);
    if (typed.trim() !== wanted) setTyped(wanted);
  }
  useEffect(() => {
    if (typed.trim() === wanted) return;
    const timer = setTimeout(() => onFilter(withText(filter, typed)), typingPause);
    return () => clearTimeout(timer);
  }, [typed, wanted, filter, onFilter]);
  return (
    <div className={styles["search"]}>
      <TextInput
        ref={searchBox}
        type="search"
        aria-label="Search events"
        placeholder="Search events"
        icon={<Search />}
        value={typed}
        onValueChange={setTyped}
        onKeyDown={(event) => {
          if (event.key === "Enter") onFilter(withText(filter, typed));
          if (event.key === "Escape" && typed !== "") {
            event.stopPropagation();
            setTyped("");
            onFilter(withText(filter, ""));
          }
        }}
      />
    </div>
  );
}
