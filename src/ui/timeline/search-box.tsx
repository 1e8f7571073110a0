import { Search } from "lucide-react";
import { useEffect, useState, type RefObject } from "react";
import { TextInput } from "../kit/inputs.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import { withText } from "./filter-match.ts";
import styles from "./timeline.module.css";

/** Milliseconds without a keystroke after which the search begins. */
const typingPause = 200;

/** Looks into event, stream and data. */
export function SearchBox({ searchBox }: { readonly searchBox: RefObject<HTMLInputElement | null> }) {
  const { setFilter: onFilter } = useCommands();
  const filter = useWorkspace((state) => state.filter);
  const wanted = filter.text ?? "";
  const [typed, setTyped] = useState(wanted);
  const [shown, setShown] = useState(wanted);
  // The filter was changed elsewhere: by "Clear search", or by another workspace.
  if (shown !== wanted) {
    setShown(wanted);
    if (typed.trim() !== wanted) setTyped(wanted);
  }
  useEffect(() => {
    if (typed.trim() === wanted) return;
    const timer = setTimeout(() => onFilter(withText(filter, typed)), typingPause);
    return () => clearTimeout(timer);
  }, [typed, wanted, filter, onFilter]);
  return (
    <div className={styles["search"]}>
      <TextInput
        ref={searchBox}
        type="search"
        aria-label="Search events"
        placeholder="Search events"
        icon={<Search />}
        value={typed}
        onValueChange={setTyped}
        onKeyDown={(event) => {
          if (event.key === "Enter") onFilter(withText(filter, typed));
          if (event.key === "Escape" && typed !== "") {
            event.stopPropagation();
            setTyped("");
            onFilter(withText(filter, ""));
          }
        }}
      />
    </div>
  );
}
