import { ArrowDownToLine, ArrowUpToLine } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "../kit/button.tsx";
import { classNames } from "../kit/class-names.ts";
import type { GridModel } from "./grid-model.ts";
import styles from "./timeline.module.css";

/** Offered while a person has scrolled away from where new events appear. */
export function JumpToNewest({ model }: { readonly model: GridModel }) {
  const { view, rows } = useSyncExternalStore(model.subscribe, model.snapshot);
  if (view.isFollowing || rows.length === 0) return null;
  const Arrow = rows.isDescending ? ArrowUpToLine : ArrowDownToLine;
  return (
    <Button
      size="small"
      icon={<Arrow aria-hidden />}
      className={classNames(styles["newest"], rows.isDescending && styles["above"])}
      onClick={() => model.scroller.toNewest()}
    >
      Jump to newest
    </Button>
  );
}
