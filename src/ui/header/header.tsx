import { GraduationCap, LayoutTemplate, Search, Share2 } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useAction, useActions } from "../kit/actions.tsx";
import { Button } from "../kit/button.tsx";
import { keyWords } from "../kit/key-words.ts";
import { Menu, type MenuEntry } from "../kit/menu.tsx";
import { VisuallyHidden } from "../kit/visually-hidden.tsx";
import { useCommands } from "../kit/workspace-context.tsx";
import { useWorkspacesCommands } from "../kit/workspaces-context.tsx";
import { AppearanceControls } from "./appearance-controls.tsx";
import type { Appearance } from "./appearance.ts";
import styles from "./header.module.css";
import { LazyDialogs, type OpenDialog } from "./lazy-dialogs.tsx";
import { Logo } from "./logo.tsx";
import { titleInputId, TitleField } from "./title-field.tsx";
import type { ExportKind, StartingPoint } from "./starting-points.ts";
import { StartingPointActions } from "./starting-point-actions.tsx";
import { WorkspaceMenu } from "./workspace-menu.tsx";

export interface HeaderProps {
  readonly examples: readonly StartingPoint[];
  readonly lessons: readonly StartingPoint[];
  readonly exports: readonly ExportKind[];
  readonly onImport: (file: File) => void;
  /** Opened by its keys, it copies at once. */
  readonly onShare: (options: { readonly copies: boolean }) => void;
  readonly appearance: Appearance;
}

/** The banner: which workspace this is, where others are, and what can be done with the whole of it. */
export function Header({ examples, lessons, exports, onImport, onShare, appearance }: HeaderProps) {
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const { create } = useWorkspacesCommands();
  const { enterConflictLab, failNextSave } = useCommands();
  const tour = useActions().find(({ id }) => id === "page.tour");
  const labs: readonly MenuEntry[] = [
    "separator",
    { heading: "Labs, on the open workspace" },
    { name: "Conflict lab", description: "Two users act on one aggregate at once", run: enterConflictLab },
    {
      name: "Failure lab",
      description: "The store fails in the middle of a save",
      run: () => failNextSave(2),
    },
    ...(tour === undefined
      ? []
      : (["separator", { name: "Tour", description: "What is where, in one minute", run: tour.run }] as const)),
  ];
  const newWorkspace = () => void create({ title: "New workspace", files: emptyFiles });
  const rename = () => {
    const input = document.getElementById(titleInputId);
    if (input instanceof HTMLInputElement) input.select();
  };
  useAction({
    id: "header.palette",
    name: "Open the command palette",
    group: "Page",
    keys: ["$mod+k"],
    run: () => setDialog("palette"),
  });
  useAction({
    id: "header.help",
    name: "Show the keys",
    group: "Page",
    keys: ["?"],
    run: () => setDialog("keys"),
  });
  useAction({
    id: "share.open",
    name: "Share as a link",
    group: "Workspace",
    keys: ["$mod+s"],
    run: () => onShare({ copies: true }),
  });
  useAction({ id: "workspace.new", name: "Make an empty workspace", group: "Workspace", run: newWorkspace });
  useAction({ id: "workspace.rename", name: "Rename the workspace", group: "Workspace", run: rename });
  return (
    <header className={styles["header"]}>
      <div className={styles["place"]}>
        <h1>
          <Logo />
          <VisuallyHidden>Aggregate Playground</VisuallyHidden>
        </h1>
        <TitleField />
        <WorkspaceMenu exports={exports} onImport={onImport} onNew={newWorkspace} onRename={rename} />
      </div>
      <nav aria-label="Starting points" className={styles["starts"]}>
        <StartMenu label="Examples" icon={<LayoutTemplate aria-hidden />} points={examples} />
        <StartMenu label="Lessons" icon={<GraduationCap aria-hidden />} points={lessons}>
          {labs}
        </StartMenu>
      </nav>
      <div className={styles["tools"]}>
        <Button
          variant="secondary"
          className={styles["search"]}
          icon={<Search aria-hidden />}
          aria-label="Command palette"
          data-tooltip="Command palette"
          onClick={() => setDialog("palette")}
        >
          <span className={styles["searchWords"]}>Find an action</span>
          <kbd aria-hidden className={styles["searchKeys"]}>
            {keyWords("$mod+k")}
          </kbd>
        </Button>
        <AppearanceControls appearance={appearance} />
        <Button variant="primary" icon={<Share2 aria-hidden />} onClick={() => onShare({ copies: false })}>
          Share
        </Button>
      </div>
      <StartingPointActions examples={examples} lessons={lessons} />
      <LazyDialogs open={dialog} onOpenChange={setDialog} />
    </header>
  );
}

const emptyFiles = {
  "model.ts": `import { Aggregate, Domain, Event, field, invariant } from "aggregate-playground";

const domain = new Domain("My Domain");

@domain.aggregate
export class Thing extends Aggregate({
  name: field.string({ required: true }),
}) {
  rename(name: string) {
    this.name = name;
  }
}
`,
  "scenario.ts": `import { Thing } from "./model";

const thing = new Thing({ name: "First" });

thing.rename("Second");

await thing.save();
`,
  "specs.ts": `import { expect, test } from "vitest";
import { Thing } from "./model";

test("a thing can be renamed", () => {
  const thing = new Thing({ name: "First" });
  thing.rename("Second");
  expect(thing.name).toBe("Second");
});
`,
};

function StartMenu({
  label,
  icon,
  points,
  children = [],
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly points: readonly StartingPoint[];
  /** Further entries. */
  readonly children?: readonly MenuEntry[];
}) {
  const starts = points.map(({ title, description, start }) => ({ name: title, description, run: start }));
  const entries = [...starts, ...children];
  return (
    <Menu label={label} entries={entries} button={{ variant: "quiet", icon }}>
      <span className={styles["startWords"]}>{label}</span>
    </Menu>
  );
}
