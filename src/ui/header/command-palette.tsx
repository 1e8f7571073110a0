import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { useRef, useState } from "react";
import { useActions, type Action } from "../kit/actions.tsx";
import { keyWords } from "../kit/key-words.ts";
import { findActions } from "./find-actions.ts";
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
  const [typed, setTyped] = useState("");
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    setTyped("");
  }
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
          <Command label="Command palette" loop vimBindings={false} shouldFilter={false}>
            <Command.Input
              ref={input}
              placeholder="What do you want to do?"
              className={styles["input"]}
              value={typed}
              onValueChange={setTyped}
            />
            <Command.List label="Actions" className={styles["list"]}>
              <Command.Empty className={styles["empty"]}>No action has such a name.</Command.Empty>
              {findActions(actions, typed).map(({ group, actions: members }) => (
                <Command.Group key={group} heading={group} className={styles["group"]}>
                  {members.map((action) => (
                    <Command.Item
                      key={action.id}
                      value={action.id}
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
