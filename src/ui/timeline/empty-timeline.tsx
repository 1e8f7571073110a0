import { Clock3, SearchX } from "lucide-react";
import { useSyncExternalStore } from "react";
import type { TimelineFilter } from "../../store/workspace-store.ts";
import { useActions } from "../kit/actions.tsx";
import { Button } from "../kit/button.tsx";
import { EmptyPlace } from "../kit/empty-place.tsx";
import { ReadFailed } from "../kit/read-failed.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import type { AggregateNames } from "./aggregate-names.ts";
import { isFiltering, withoutPart, type FilterPart } from "./filter-match.ts";
import type { GridModel } from "./grid-model.ts";
import { isComplete, type LookStatus } from "./row-source.ts";
import styles from "./timeline.module.css";
import { useHiddenCounts } from "./use-hidden-counts.ts";

/** What stands in the place of rows when there are none. */
export function EmptyOrNot({ model, names }: { readonly model: GridModel; readonly names: AggregateNames }) {
  const { rows } = useSyncExternalStore(model.subscribe, model.snapshot);
  const { setFilter } = useCommands();
  const filter = useWorkspace((state) => state.filter);
  const { failure, status } = rows.source;
  if (failure !== null) return <EventsUnread failure={failure} onRetry={() => rows.source.keepLooking()} />;
  if (rows.length > 0) return null;
  if (status.total === 0 || !isFiltering(filter)) return <NoEvents />;
  const only =
    filter.stream === undefined ? (filter.aggregate ?? "") : names.of({ stream: filter.stream, aggregate: "" });
  return <NothingFound filter={filter} status={status} aggregateName={only} onFilter={setFilter} />;
}

/** Nothing was stored yet. */
function NoEvents() {
  const hasInstances = useWorkspace(({ instances }) => instances.length > 0);
  const creations = useActions().filter(({ name, isDisabled }) => name.startsWith("New ") && isDisabled !== true);
  if (hasInstances) {
    return (
      <EmptyPlace icon={<Clock3 />} title="No events yet">
        <p>
          Its creation raised none. Give the aggregate a command: what that raises is stored, and stands here, oldest
          first. <em>Delta events</em> say what changed, <em>fact events</em> what is now.
        </p>
      </EmptyPlace>
    );
  }
  return (
    <EmptyPlace icon={<Clock3 />} title="No events yet">
      <p>
        Every command that is accepted leaves its events here, oldest first: <em>delta events</em> say what changed,{" "}
        <em>fact events</em> what is now. Refused commands are kept as well.
      </p>
      <div className={styles["emptyActions"]}>
        {creations.slice(0, 3).map(({ id, name, run }) => (
          <Button size="small" key={id} onClick={run}>
            {/* Another name than the button beside the aggregate, so that either is found by its own. */}
            {name.replace(/^New /, "Make the first ")}
          </Button>
        ))}
      </div>
    </EmptyPlace>
  );
}

interface NothingFoundProps {
  readonly filter: TimelineFilter;
  readonly status: LookStatus;
  readonly aggregateName: string;
  readonly onFilter: (filter: TimelineFilter) => void;
}

/** The filter lets nothing through: which part of it hides what, and how to take it away. */
function NothingFound({ filter, status, aggregateName, onFilter }: NothingFoundProps) {
  const { hidden, failure, retry } = useHiddenCounts(filter, !status.isLooking);
  if (failure !== null) return <EventsUnread failure={failure} onRetry={retry} />;
  if (hidden === null) return <EmptyPlace icon={<SearchX />} title="Looking for events…" />;
  const parts = [...hidden.counts].sort(([, a], [, b]) => b - a);
  const scope = hidden.isAll ? "" : ` of the newest ${hidden.looked.toLocaleString("en-GB")} entries`;
  return (
    <EmptyPlace icon={<SearchX />} title={isComplete(status) ? "The filters hide everything" : "Nothing found so far"}>
      <ul className={styles["hiding"]}>
        {parts.map(([part, count]) => (
          <li key={part}>
            <span>{explanation(part, count, filter, aggregateName, scope)}</span>
            <Button size="small" onClick={() => onFilter(withoutPart(filter, part))}>
              {remedy[part]}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => onFilter({})}>
        Clear all filters
      </Button>
    </EmptyPlace>
  );
}

function EventsUnread(props: { readonly failure: unknown; readonly onRetry: () => void }) {
  return <ReadFailed title="The events could not be read" group="Timeline" {...props} />;
}

const remedy: Readonly<Record<FilterPart, string>> = {
  delta: "Show delta events",
  fact: "Show fact events",
  rejected: "Show rejected commands",
  aggregate: "Show all aggregates",
  text: "Clear search",
};

function explanation(
  part: FilterPart,
  count: number,
  filter: TimelineFilter,
  aggregateName: string,
  scope: string,
): string {
  const rows = `${count.toLocaleString("en-GB")} ${count === 1 ? "row" : "rows"}${scope}`;
  switch (part) {
    case "delta":
      return `“Delta events” is off: hides ${rows}`;
    case "fact":
      return `“Fact events” is off: hides ${rows}`;
    case "rejected":
      return `“Rejected commands” is off: hides ${rows}`;
    case "aggregate":
      return `Only ${aggregateName} is shown: hides ${rows}`;
    case "text":
      return `The search for “${filter.text ?? ""}” hides ${rows}`;
  }
}
