import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ActionRegistry, ActionsProvider } from "../../../src/ui/kit/actions.tsx";
import { Tooltips } from "../../../src/ui/kit/tooltips.tsx";
import { VisuallyHidden } from "../../../src/ui/kit/visually-hidden.tsx";
import { WorkspaceProvider } from "../../../src/ui/kit/workspace-context.tsx";
import { Inspector } from "../../../src/ui/inspector/inspector.tsx";
import { Timeline } from "../../../src/ui/timeline/timeline.tsx";
import { fakeWorkspace, type FakeHistory } from "./fake-workspace.ts";
import { instancesOf, pendingOf } from "./instances.ts";
import { bankingStory, endlessEntry, Story } from "./story.ts";
import "../../../src/ui/kit/tokens.css";
import "../../../src/ui/kit/base.css";
import "./harness.css";

const wish = new URLSearchParams(location.search);
const story = wish.get("story") === "empty" ? new Story() : bankingStory();
const events = Number(wish.get("events") ?? 0);
const history: FakeHistory =
  events > 0
    ? {
        lastEntry: events,
        entryAt: (number) => (number < 1 ? undefined : endlessEntry(number)),
        instances: [],
        stateAt: () => null,
      }
    : {
        lastEntry: story.entries.length,
        entryAt: (number) => story.entries[number - 1],
        instances: instancesOf(story),
        stateAt: (stream, version) => story.versionsOf(stream).find((each) => each.version === version)?.state ?? null,
      };
const { workspace, set, calls } = fakeWorkspace(history, wish.has("pending") ? pendingOf(history.instances) : {});
const actions = new ActionRegistry();
Reflect.set(window, "harness", { workspace, set, calls, story, actions });

const theme = wish.get("theme");
if (theme !== null) document.documentElement.dataset["theme"] = theme;
if (wish.has("projector")) document.documentElement.dataset["projector"] = "";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root");
createRoot(root).render(
  <StrictMode>
    <ActionsProvider registry={actions}>
      <WorkspaceProvider workspace={workspace}>
        <VisuallyHidden>
          <h1>Timeline and inspector</h1>
        </VisuallyHidden>
        <Timeline />
        <Inspector />
        <Tooltips />
      </WorkspaceProvider>
    </ActionsProvider>
  </StrictMode>,
);
