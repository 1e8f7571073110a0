import { useActions } from "../kit/actions.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { keyWords } from "../kit/key-words.ts";
import styles from "./keys-dialog.module.css";

/** What can be done by keyboard alone. */
export function KeysDialog({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}) {
  const actions = useActions().filter(({ keys = [] }) => keys.length > 0);
  const groups = [...new Set(actions.map(({ group }) => group))];
  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title="Keys"
      description="Single letters do nothing while you type."
    >
      {groups.map((group) => (
        <section key={group} aria-label={group} className={styles["group"]}>
          <h3>{group}</h3>
          <dl>
            {actions
              .filter((action) => action.group === group)
              .map(({ id, name, keys = [] }) => (
                <div key={id} className={styles["line"]}>
                  <dt>{name}</dt>
                  <dd>
                    {keys.map((each) => (
                      <kbd key={each}>{keyWords(each)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
