import { useRef, useState, type KeyboardEvent } from "react";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./header.module.css";

export const titleInputId = "workspace-title";

/** The workspace's title, where it stands: Enter or leaving it renames, Escape takes back what was typed. */
export function TitleField() {
  const title = useWorkspace(({ summary }) => summary.title);
  const { rename } = useCommands();
  const [typed, setTyped] = useState<string | null>(null);
  const isTakenBack = useRef(false);

  const finish = () => {
    const wanted = typed?.trim() ?? "";
    if (!isTakenBack.current && wanted !== "" && wanted !== title) void rename(wanted);
    isTakenBack.current = false;
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    isTakenBack.current = event.key === "Escape";
    event.currentTarget.blur();
  };

  return (
    <input
      id={titleInputId}
      aria-label="Workspace title"
      className={styles["title"]}
      value={typed ?? title}
      maxLength={100}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  );
}
