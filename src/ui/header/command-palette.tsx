import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { useRef } from "react";
import { useActions, type Action } from "../kit/actions.tsx";
import { keyWords } from "../kit/key-words.ts";
import styles from "./command-palette.module.css";

/** Every action of the page by its name. */
export function CommandPalette({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}) {
  const actions = useActions();
  const input = useRef<HTMLInputElement>(null);
  const run = (action: Action) => {
    onOpenChange(false);
    // Once the dialog has given the focus back: an action may want to move it.
    requestAnimationFrame(() => action.run());
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles["backdrop"]} />
        <Dialog.Popup initialFocus={input} aria-label="Command palette" className={styles["popup"]}>
          <Command label="Command palette" loop vimBindings={false}>
            <Command.Input ref={input} placeholder="What do you want to do?" className={styles["input"]} />
            <Command.List label="Actions" className={styles["list"]}>
              <Command.Empty className={styles["empty"]}>No action has such a name.</Command.Empty>
              {groupsOf(actions).map(([group, members]) => (
                <Command.Group key={group} heading={group} className={styles["group"]}>
                  {members.map((action) => (
                    <Command.Item
                      key={action.id}
                      value={`${action.name} ${action.id}`}
                      keywords={[group]}
                      onSelect={() => run(action)}
                      className={styles["item"]}
                    >
                      {action.name}
                      {action.keys?.[0] !== undefined && <kbd>{keyWords(action.keys[0])}</kbd>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What one does all the time comes first. */
const order = [
  "Aggregates",
  "Timeline",
  "Inspector",
  "Editor",
  "Console",
  "Workspace",
  "Labs",
  "Examples",
  "Lessons",
  "Page",
];

function placeOf(group: string): number {
  const place = order.indexOf(group);
  return place < 0 ? order.indexOf("Workspace") : place;
}

function groupsOf(actions: readonly Action[]): readonly (readonly [string, readonly Action[]])[] {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    if (action.isDisabled === true || action.id === "header.palette") continue;
    const members = groups.get(action.group) ?? [];
    members.push(action);
    groups.set(action.group, members);
  }
  return [...groups].sort(([a], [b]) => placeOf(a) - placeOf(b));
}
