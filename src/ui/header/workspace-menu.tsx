import { ChevronDown, Copy, Download, FilePlus2, FolderOpen, PencilLine, Trash2 } from "lucide-react";
import { useRef } from "react";
import { useAction } from "../kit/actions.tsx";
import { Menu, type MenuEntry } from "../kit/menu.tsx";
import { useWorkspace } from "../kit/workspace-context.tsx";
import { useWorkspaces, useWorkspacesCommands } from "../kit/workspaces-context.tsx";
import { counted } from "../../workspace/outcome-words.ts";
import { dateWords, sizeWords } from "./list-words.ts";
import type { ExportKind } from "./starting-points.ts";

const recent = 8;

export function WorkspaceMenu({
  exports,
  onImport,
  onNew,
  onRename,
}: {
  readonly exports: readonly ExportKind[];
  readonly onImport: (file: File) => void;
  readonly onNew: () => void;
  readonly onRename: () => void;
}) {
  const list = useWorkspaces((state) => state.list);
  const { id, title } = useWorkspace(({ summary }) => summary);
  const isSnapshot = useWorkspace((state) => state.isSnapshot);
  const { open, duplicate, remove, refresh } = useWorkspacesCommands();
  const fileInput = useRef<HTMLInputElement>(null);
  const chooseFile = () => fileInput.current?.click();

  useAction({
    id: "workspace.duplicate",
    name: "Duplicate the workspace",
    group: "Workspace",
    isDisabled: isSnapshot,
    run: () => void duplicate(),
  });
  useAction({
    id: "workspace.delete",
    name: `Delete “${title}”`,
    group: "Workspace",
    isDisabled: isSnapshot,
    run: () => void remove(id),
  });
  useAction({ id: "workspace.import", name: "Import a workspace file", group: "Workspace", run: chooseFile });

  const entries: readonly MenuEntry[] = [
    { heading: "Recent" },
    ...list.slice(0, recent).map((summary) => ({
      name: summary.title,
      description: `${dateWords(summary.changedAt)} · ${counted(summary.events, "event")}${sizeWords(summary.size)}`,
      isChosen: summary.id === id && !isSnapshot,
      run: () => void open(summary.id),
    })),
    "separator",
    { name: "New workspace", icon: <FilePlus2 />, run: onNew },
    { name: "Import file …", icon: <FolderOpen />, run: chooseFile },
    "separator",
    { heading: "This workspace" },
    { name: "Rename", icon: <PencilLine />, run: onRename },
    { name: "Duplicate", icon: <Copy />, isDisabled: isSnapshot, run: () => void duplicate() },
    { name: "Delete", icon: <Trash2 />, isDisabled: isSnapshot, isDangerous: true, run: () => void remove(id) },
    "separator",
    { heading: "Export" },
    ...exports.map(({ name, description, run }) => ({ name, description, icon: <Download />, run })),
  ];
  const others = list.slice(0, recent).filter((summary) => summary.id !== id || isSnapshot);
  return (
    <>
      {others.map((summary) => (
        <OpenAction key={summary.id} id={summary.id} title={summary.title} />
      ))}
      {/* Counts and dates are read anew when the menu is about to open. */}
      <span role="presentation" onPointerEnter={() => void refresh()} onFocus={() => void refresh()}>
        <Menu label="Workspace" entries={entries} button={{ variant: "quiet" }}>
          Workspace
          <ChevronDown aria-hidden />
        </Menu>
      </span>
      {exports.map((each) => (
        <ExportAction key={each.key} kind={each} />
      ))}
      <input
        ref={fileInput}
        type="file"
        aria-label="Workspace file to import"
        accept=".json,application/json"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it was corrected.
          event.target.value = "";
          if (file !== undefined) onImport(file);
        }}
      />
    </>
  );
}

function ExportAction({ kind }: { readonly kind: ExportKind }) {
  useAction({ id: `export.${kind.key}`, name: `Export: ${kind.name}`, group: "Workspace", run: kind.run });
  return null;
}

function OpenAction({ id, title }: { readonly id: string; readonly title: string }) {
  const { open } = useWorkspacesCommands();
  useAction({ id: `workspace.open.${id}`, name: `Open “${title}”`, group: "Workspace", run: () => void open(id) });
  return null;
}
