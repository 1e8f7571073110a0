import { useAction } from "../kit/actions.tsx";
import { usePanes } from "../kit/panes.tsx";
import { Panel } from "../kit/panel.tsx";
import { Tabs } from "../kit/tabs.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import type { InspectorTab } from "../../workspace/state.ts";
import { ChangesTab } from "./changes-tab.tsx";
import { EventTab } from "./event-tab.tsx";
import { useInspected } from "./inspected.ts";
import { MessageTab } from "./message-tab.tsx";
import { Reading } from "./reading.tsx";
import { StateTab } from "./state-tab.tsx";

const tabs: readonly { readonly name: InspectorTab }[] = [
  { name: "State" },
  { name: "Changes" },
  { name: "Event" },
  { name: "Message" },
];

/**
 * Looks into what is selected: the aggregate's state, what changed it, the event and its record.
 * @param isBare without a visible heading, where room is scarce
 */
export function Inspector({ isBare = false }: { readonly isBare?: boolean }) {
  const tab = useWorkspace((state) => state.selection.tab ?? "State");
  const { select } = useCommands();
  return (
    <Panel title="Inspector" isFlush isBare={isBare}>
      <Tabs label="Inspector" tabs={tabs} selected={tab} onSelect={(name) => select({ tab: name })}>
        <Reading>
          <TabContent tab={tab} />
        </Reading>
      </Tabs>
      {tabs.map(({ name }) => (
        <TabAction key={name} tab={name} />
      ))}
    </Panel>
  );
}

const contents: Readonly<Record<InspectorTab, string>> = {
  State: "Show the state",
  Changes: "Show the changes",
  Event: "Show the event",
  Message: "Show the stored message",
};

/** The tab, as the command palette finds it. */
function TabAction({ tab }: { readonly tab: InspectorTab }) {
  const { select } = useCommands();
  const { reveal } = usePanes();
  useAction({
    id: `inspector.${tab.toLowerCase()}`,
    name: contents[tab],
    group: "Inspector",
    run: () => {
      reveal("Inspector");
      select({ tab });
    },
  });
  return null;
}

function TabContent({ tab }: { readonly tab: InspectorTab }) {
  const inspected = useInspected();
  switch (tab) {
    case "State":
      return <StateTab />;
    case "Changes":
      return <ChangesTab inspected={inspected} />;
    case "Event":
      return <EventTab inspected={inspected} />;
    case "Message":
      return <MessageTab inspected={inspected} />;
  }
}
