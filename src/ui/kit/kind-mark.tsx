import { Ban, Camera, CircleDashed, FileText, Radio, Triangle, type LucideIcon } from "lucide-react";
import { classNames } from "./class-names.ts";
import styles from "./kind-mark.module.css";

export type EventKind = "delta" | "fact" | "pending" | "rejected" | "published" | "snapshot";

const icons: Readonly<Record<EventKind, LucideIcon>> = {
  delta: Triangle,
  fact: FileText,
  pending: CircleDashed,
  rejected: Ban,
  published: Radio,
  snapshot: Camera,
};

/** What kind of event something is: icon, word and colour, in this order of trust. */
export function KindMark({ kind, isPlain = false }: { readonly kind: EventKind; readonly isPlain?: boolean }) {
  return (
    <span className={classNames(styles["mark"], styles[kind], isPlain && styles["plain"])}>
      <KindIcon kind={kind} />
      {kind}
    </span>
  );
}

/** The icon alone, where the word stands nearby. */
export function KindIcon({ kind, size = 12 }: { readonly kind: EventKind; readonly size?: number }) {
  const Icon = icons[kind];
  return <Icon aria-hidden size={size} strokeWidth={2.25} />;
}
