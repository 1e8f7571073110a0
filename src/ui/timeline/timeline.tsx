import { useCallback, useMemo, useRef, useState } from "react";
import { Panel } from "../kit/panel.tsx";
import { useOpenWorkspace, useWorkspace } from "../kit/workspace-context.tsx";
import { aggregateNamesSelector } from "./aggregate-names.ts";
import { EmptyOrNot } from "./empty-timeline.tsx";
import { Filters } from "./filters.tsx";
import { JumpToNewest } from "./jump-to-newest.tsx";
import { Lanes } from "./lanes.tsx";
import { LookLine } from "./look-line.tsx";
import { nextOrder, oldestFirst, type ColumnId } from "./sort-order.ts";
import { TimelineGrid } from "./timeline-grid.tsx";
import { TimelineTools } from "./timeline-tools.tsx";
import type { TimelineRow } from "./timeline-row.ts";
import styles from "./timeline.module.css";
import { TravelBar } from "./travel-bar.tsx";
import { useGridModel } from "./use-grid-model.ts";
import { usePlay } from "./use-play.ts";
import { usePresent } from "./use-present.ts";
import { useSettings } from "./use-settings.ts";
import { useShowSelected } from "./use-show-selected.ts";
import { useWidths } from "./use-widths.ts";
import { useTimelineActions } from "./use-timeline-actions.ts";
import { whatIfMarks } from "./what-if-marks.ts";

/**
 * Everything that happened, oldest first, and the way back through it.
 * @param isBare without search, filters and what makes something new: for looking, where room is scarce
 */
export function Timeline({ isBare = false }: { readonly isBare?: boolean }) {
  const workspace = useOpenWorkspace();
  const isOneStream = useWorkspace((state) => state.filter.stream !== undefined);
  const names = useWorkspace(useState(aggregateNamesSelector)[0]);
  const selected = useWorkspace((state) => state.selection.entry);
  const selectedStream = useWorkspace((state) => state.selection.stream);
  const whatIf = useWorkspace((state) => state.whatIf ?? null);
  const markOf = useMemo(() => (whatIf === null ? null : whatIfMarks(whatIf)), [whatIf]);
  const [settings, setSettings] = useSettings();
  const [order, setOrder] = useState(oldestFirst);
  const model = useGridModel(order);
  const presentUpTo = usePresent(workspace);
  const playing = usePlay(workspace, selectedStream);
  const searchBox = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const widths = useWidths(area, settings);

  const select = useCallback(
    (entry: number | string, row: TimelineRow | undefined) => {
      const { selection } = workspace.getState();
      const stream = row?.stream ?? selection.stream;
      // The State tab says nothing of a single event.
      const tab = selection.tab === undefined || selection.tab === "State" ? "Event" : selection.tab;
      workspace.commands.select(stream === selection.stream ? { entry, tab } : { entry, tab, stream, version: null });
    },
    [workspace],
  );
  const sort = useCallback(
    (column: ColumnId | null) => setOrder((before) => (column === null ? oldestFirst : nextOrder(before, column))),
    [],
  );
  const branch = () => {
    const { stream, version } = workspace.getState().selection;
    if (stream !== null && version !== null) void workspace.commands.branchFrom(stream, version);
  };
  useTimelineActions({ workspace, searchBox, model, playing, branch });
  useShowSelected(model, selected);

  return (
    <Panel
      title="Timeline"
      isFlush
      isBare={isBare}
      actions={
        isBare ? undefined : (
          <TimelineTools searchBox={searchBox} settings={settings} widths={widths} onSettings={setSettings} />
        )
      }
    >
      {!isBare && <Filters />}
      <Lanes {...{ model, names, selected, selectedStream, presentUpTo }} zoom={settings.zoom} onSelect={select} />
      <LookLine model={model} />
      <div ref={area} className={styles["area"]}>
        <TimelineGrid
          {...{ model, settings, widths, order, isOneStream, selected, presentUpTo, markOf }}
          onSettings={setSettings}
          onSort={sort}
          onSelect={select}
          subjectOf={names.of}
        />
        <EmptyOrNot model={model} names={names} />
        {!isBare && <JumpToNewest model={model} />}
      </div>
      <TravelBar
        subject={selectedStream === null ? null : names.of({ stream: selectedStream, aggregate: "" })}
        isPlaying={playing.isPlaying}
        onPlay={playing.play}
        onPause={playing.pause}
        onBranch={isBare ? null : branch}
      />
    </Panel>
  );
}
