import { useWorkspace, useCommands } from "../kit/workspace-context.tsx";
import styles from "./editor.module.css";
import { FileTabs, panelId, tabId } from "./file-tabs.tsx";
import { PlainCode } from "./plain-code.tsx";

const noErrors: ReadonlySet<never> = new Set();

/** Region "Editor" where no worker may run, as in a frame that was given no origin: the code to read, not to change. */
export function ReadOnlyCode() {
  const file = useWorkspace((state) => state.activeFile);
  const text = useWorkspace((state) => state.files[state.activeFile]);
  const { openFile } = useCommands();
  return (
    <section aria-label="Editor" className={styles["editor"]}>
      <header className={styles["bar"]}>
        <FileTabs active={file} filesWithErrors={noErrors} onOpen={(name) => openFile(name)} />
      </header>
      <div role="tabpanel" id={panelId} aria-labelledby={tabId(file)} className={styles["panel"]}>
        <PlainCode file={file} text={text} note="not editable here" />
      </div>
    </section>
  );
}
