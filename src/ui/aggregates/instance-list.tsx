import { Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import type { Instance } from "../../workspace/state.ts";
import { ActionButton } from "../kit/action-button.tsx";
import { TextInput } from "../kit/inputs.tsx";
import { foundInstances } from "./found-instances.ts";
import { InstanceItem } from "./instance-item.tsx";
import styles from "./instances.module.css";

/** From here on a person searches rather than looks. */
const searchable = 12;
const step = 40;

export function InstanceList({
  aggregate,
  instances,
  selected,
  onSelect,
  hasMoreStored,
  onLoadMore,
}: {
  readonly aggregate: string;
  readonly instances: readonly Instance[];
  /** Delta stream. */
  readonly selected: string | null;
  readonly onSelect: (stream: string) => void;
  /** More are stored than the page has read. */
  readonly hasMoreStored: boolean;
  readonly onLoadMore: () => void;
}) {
  const [text, setText] = useState("");
  const [limit, setLimit] = useState(step);
  const found = foundInstances(instances, useDeferredValue(text));
  const shown = found.slice(0, limit);
  const chosen = found.find(({ stream }) => stream === selected);
  // What was just created, or chosen in the timeline, is in sight wherever it stands in the order.
  const listed = chosen === undefined || shown.includes(chosen) ? shown : [...shown, chosen];
  const hasMore = found.length > shown.length || hasMoreStored;
  return (
    <div className={styles["list"]}>
      {(instances.length > searchable || hasMoreStored) && (
        <TextInput
          type="search"
          aria-label={`Find among ${aggregate} instances`}
          placeholder={`Find among ${instances.length}${hasMoreStored ? " or more" : ""}`}
          icon={<Search aria-hidden />}
          value={text}
          onValueChange={setText}
        />
      )}
      <ul className={styles["items"]}>
        {listed.map((instance) => (
          <InstanceItem
            key={instance.stream}
            instance={instance}
            isSelected={instance.stream === selected}
            onSelect={onSelect}
          />
        ))}
      </ul>
      {found.length === 0 && <p className={styles["none"]}>{`None of them matches “${text}”.`}</p>}
      {hasMore && (
        <ActionButton
          action={{ group: "Aggregates", name: `Show more of ${aggregate}` }}
          size="small"
          variant="quiet"
          onClick={() => {
            setLimit(limit + step);
            if (hasMoreStored && found.length <= limit + step) onLoadMore();
          }}
        >
          Show more
        </ActionButton>
      )}
    </div>
  );
}
