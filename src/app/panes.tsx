import { Suspense, lazy, type ComponentType, type ReactNode } from "react";

/** The panes' code comes beside the entry, not in it: the page's frame need not wait for it, nor one pane for another. */
const aggregates = import("../ui/aggregates/aggregates.tsx");
const timeline = import("../ui/timeline/timeline.tsx");
const inspector = import("../ui/inspector/inspector.tsx");

const Aggregates = lazy(async () => asDefault((await aggregates).Aggregates));
const Timeline = lazy(async () => asDefault((await timeline).Timeline));
const Inspector = lazy(async () => asDefault((await inspector).Inspector));

/** Each user of the conflict lab has them. */
const SelectedCommands = lazy(async () => ({
  default: (await import("../ui/aggregates/selected-commands.tsx")).SelectedCommands,
}));

/** Fetched when the picture is first asked for. */
const ModelPicture = lazy(async () => asDefault((await import("../ui/model-picture/model-picture.tsx")).ModelPicture));

function asDefault<Props>(component: ComponentType<Props>): { readonly default: ComponentType<Props> } {
  return { default: component };
}

const pane = (content: ReactNode): ReactNode => <Suspense fallback={null}>{content}</Suspense>;

export const aggregatesPane = pane(<Aggregates />);
export const timelinePane = pane(<Timeline />);
export const inspectorPane = pane(<Inspector />);
/** In a frame of somebody else's page, where room is scarce. */
export const bareTimelinePane = pane(<Timeline isBare />);
export const bareInspectorPane = pane(<Inspector isBare />);
export const picturePane = pane(<ModelPicture />);
export const commandsAs = (user: string): ReactNode => pane(<SelectedCommands as={user} />);
