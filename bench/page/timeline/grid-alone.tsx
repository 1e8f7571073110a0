import { useState } from "react";
import { defaultSettings } from "../../../src/ui/timeline/column-settings.ts";
import { fitWidths } from "../../../src/ui/timeline/fit-widths.ts";
import { columnIds, oldestFirst } from "../../../src/ui/timeline/sort-order.ts";
import { TimelineGrid } from "../../../src/ui/timeline/timeline-grid.tsx";
import { useGridModel } from "../../../src/ui/timeline/use-grid-model.ts";

const nothing = () => undefined;

/** The grid without what stands around it, for a fair look at the rows alone. */
export function GridAlone() {
  const model = useGridModel(oldestFirst);
  const [widths] = useState(() => fitWidths(1_000, columnIds, {}, 7));
  return (
    <div className="alone">
      <TimelineGrid
        model={model}
        settings={defaultSettings}
        widths={widths}
        onSettings={nothing}
        order={oldestFirst}
        isOneStream={false}
        onSort={nothing}
        selected={null}
        onSelect={nothing}
        presentUpTo={null}
        subjectOf={(row) => row.aggregate}
        markOf={null}
      />
    </div>
  );
}
