import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./tabs.module.css";

/** Which neighbour a key leads to, around the ends. */
const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export interface Tab<Name extends string> {
  /** Key and accessible name. */
  readonly name: Name;
  readonly icon?: ReactNode;
  /** A count or a dot, for the eye: the panel says it in words. */
  readonly mark?: ReactNode;
}

export const tabId = (base: string, name: string): string => `${base}-tab-${name.replaceAll(/\W/g, "-")}`;
export const panelId = (base: string): string => `${base}-panel`;

/**
 * A row of tabs. It stands alone where all tabs share one panel (an editor's files): give that panel
 * `id={panelId(base)}` and `aria-labelledby={tabId(base, selected)}`. Written here, because a library's tabs cost more
 * than the rest of the first paint's controls together.
 */
export function TabList<Name extends string>({
  base,
  label,
  tabs,
  selected,
  onSelect,
  isPlain = false,
}: {
  /** From `useId`: what the ids of tabs and panel begin with. */
  readonly base: string;
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
  /** Without the line below: inside a heading. */
  readonly isPlain?: boolean;
}) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const index = tabs.findIndex(({ name }) => name === selected);
    const next = steps[event.key]?.(index, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (tab === undefined) return;
    event.preventDefault();
    // The page's own keys (previous and next version) are arrows too.
    event.stopPropagation();
    onSelect(tab.name);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(tabId(base, tab.name))}`)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      tabIndex={-1}
      className={classNames(styles["list"], isPlain && styles["plain"])}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ name, icon, mark }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(base, name)}
          aria-label={name}
          aria-selected={name === selected}
          aria-controls={name === selected ? panelId(base) : undefined}
          tabIndex={name === selected ? 0 : -1}
          className={styles["tab"]}
          onClick={() => onSelect(name)}
        >
          {icon}
          {name}
          {mark !== undefined && <span className={styles["mark"]}>{mark}</span>}
        </button>
      ))}
    </div>
  );
}

/** Tabs with the panel of the selected one. */
export function Tabs<Name extends string>({
  label,
  tabs,
  selected,
  onSelect,
  children,
}: {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
  /** The selected tab's panel. */
  readonly children: ReactNode;
}) {
  const base = useId();
  return (
    <div className={styles["tabs"]}>
      <TabList base={base} label={label} tabs={tabs} selected={selected} onSelect={onSelect} />
      <div role="tabpanel" id={panelId(base)} aria-labelledby={tabId(base, selected)} className={styles["panel"]}>
        {children}
      </div>
    </div>
  );
}
