import type { RefObject } from "react";
import type { Workspace } from "../../workspace/state.ts";
import { useAction } from "../kit/actions.tsx";
import { useWorkspace } from "../kit/workspace-context.tsx";
import { isFiltering, showsKind, withKind } from "./filter-match.ts";
import type { GridModel } from "./grid-model.ts";
import type { TravelStep } from "./time-travel.ts";
import { travel, travelPosition } from "./travel.ts";
import type { usePlay } from "./use-play.ts";

export interface TimelineActionsOptions {
  readonly workspace: Workspace;
  readonly searchBox: RefObject<HTMLInputElement | null>;
  readonly model: GridModel;
  readonly playing: ReturnType<typeof usePlay>;
  readonly branch: () => void;
}

const group = "Timeline";

/** What can be done with the timeline, by name and by key. */
export function useTimelineActions({ workspace, searchBox, model, playing, branch }: TimelineActionsOptions): void {
  const isPast = useWorkspace((state) => state.selection.version !== null);
  const cannotTravel = useWorkspace((state) => (travelPosition(state)?.last ?? 0) === 0);
  const step = (wanted: TravelStep) => () => void travel(workspace, wanted);

  useAction({
    id: "timeline.previous",
    name: "Previous version",
    group,
    keys: ["ArrowLeft"],
    isDisabled: cannotTravel,
    run: step("previous"),
  });
  useAction({
    id: "timeline.next",
    name: "Next version",
    group,
    keys: ["ArrowRight"],
    isDisabled: !isPast,
    run: step("next"),
  });
  useAction({
    id: "timeline.previous-ten",
    name: "Ten versions back",
    group,
    keys: ["Shift+ArrowLeft"],
    isDisabled: cannotTravel,
    run: step("previous ten"),
  });
  useAction({
    id: "timeline.next-ten",
    name: "Ten versions on",
    group,
    keys: ["Shift+ArrowRight"],
    isDisabled: !isPast,
    run: step("next ten"),
  });
  useAction({
    id: "timeline.first",
    name: "First version",
    group,
    keys: ["Home"],
    isDisabled: cannotTravel,
    run: step("first"),
  });
  useAction({
    id: "timeline.last",
    name: "Last version",
    group,
    keys: ["End"],
    isDisabled: !isPast,
    run: step("last"),
  });
  useAction({
    id: "timeline.play",
    name: playing.isPlaying ? "Pause" : "Play the versions",
    group,
    isDisabled: cannotTravel,
    run: playing.isPlaying ? playing.pause : playing.play,
  });
  useAction({ id: "timeline.now", name: "Back to now", group, isDisabled: !isPast, run: step("last") });
  useAction({ id: "timeline.branch", name: "Branch from here", group, isDisabled: !isPast, run: branch });
  useAction({ id: "timeline.newest", name: "Jump to newest event", group, run: () => model.scroller.toNewest() });
  useAction({
    id: "timeline.search",
    name: "Search events",
    group,
    keys: ["/"],
    run: () => searchBox.current?.focus(),
  });
  useKindAction(workspace, { kind: "fact", words: "fact events", keys: ["f"] });
  useKindAction(workspace, { kind: "delta", words: "delta events" });
  useKindAction(workspace, { kind: "rejected", words: "rejected commands" });
  useAction({
    id: "timeline.unfiltered",
    name: "Clear all filters",
    group,
    isDisabled: !useWorkspace((state) => isFiltering(state.filter)),
    run: () => workspace.commands.setFilter({}),
  });
}

/** A checkbox of the filters, as the palette and its key find it. */
function useKindAction(
  { commands, getState }: Workspace,
  {
    kind,
    words,
    keys = [],
  }: { readonly kind: "delta" | "fact" | "rejected"; readonly words: string; readonly keys?: readonly string[] },
): void {
  const isShown = useWorkspace((state) => showsKind(state.filter, kind));
  useAction({
    id: `timeline.kind.${kind}`,
    name: `${isShown ? "Hide" : "Show"} ${words}`,
    group,
    keys,
    run: () => commands.setFilter(withKind(getState().filter, kind, !isShown)),
  });
}
