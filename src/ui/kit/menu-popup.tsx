import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import type { MenuEntry, MenuProps } from "./menu.tsx";
import styles from "./menu.module.css";

/** The menu with its trigger, open from the start: it is rendered because someone opened it. */
export function MenuPopup({ label, entries, children, button, align = "start" }: MenuProps) {
  return (
    <Menu.Root defaultOpen modal={false}>
      <Menu.Trigger render={<Button {...button} aria-label={label} />}>{children ?? label}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles["positioner"]} sideOffset={4} align={align} collisionPadding={8}>
          <Menu.Popup aria-label={label} className={styles["popup"]}>
            {sectionsOf(entries).map((section) => (
              <Menu.Group key={section.key} className={styles["section"]}>
                {section.heading !== null && (
                  <Menu.GroupLabel className={styles["heading"]}>{section.heading}</Menu.GroupLabel>
                )}
                <Choice items={section.items}>
                  {section.items.map(({ key, item }) => (
                    <Item key={key} id={key} item={item} />
                  ))}
                </Choice>
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

type MenuItem = Extract<MenuEntry, { readonly name: string }>;

interface Section {
  readonly key: string;
  readonly heading: string | null;
  readonly items: { readonly key: string; readonly item: MenuItem }[];
}

/** Headings and separators begin a new group; what has no item is not shown. */
function sectionsOf(entries: readonly MenuEntry[]): readonly Section[] {
  const sections: Section[] = [];
  for (const [index, entry] of entries.entries()) {
    const last = sections.at(-1);
    if (entry === "separator") sections.push({ key: `group ${index}`, heading: null, items: [] });
    else if ("heading" in entry) {
      // A heading after a separator heads the group that the separator began.
      if (last?.items.length === 0) sections.pop();
      sections.push({ key: `group ${index}`, heading: entry.heading, items: [] });
    } else if (last === undefined) sections.push({ key: "group", heading: null, items: [{ key: "0", item: entry }] });
    else last.items.push({ key: `${index} ${entry.name}`, item: entry });
  }
  return sections.filter(({ items }) => items.length > 0);
}

/** Items of which one is the chosen one are radio buttons of one group. */
function Choice({ items, children }: { readonly items: Section["items"]; readonly children: ReactNode }) {
  if (items.every(({ item }) => item.isChosen === undefined)) return children;
  const chosen = items.find(({ item }) => item.isChosen === true);
  return <Menu.RadioGroup value={chosen?.key ?? null}>{children}</Menu.RadioGroup>;
}

function Item({ id, item }: { readonly id: string; readonly item: MenuItem }) {
  const shared = {
    label: item.name,
    // What stands below the name is not part of it.
    "aria-label": item.name,
    disabled: item.isDisabled ?? false,
    onClick: item.run,
    className: classNames(styles["item"], item.isDangerous === true && styles["dangerous"]),
  };
  const content = (
    <>
      {item.icon !== undefined && (
        <span aria-hidden className={styles["icon"]}>
          {item.icon}
        </span>
      )}
      <span className={styles["name"]}>
        {item.name}
        {item.description !== undefined && <span className={styles["description"]}>{item.description}</span>}
      </span>
      {item.keys !== undefined && (
        <kbd aria-hidden className={styles["keys"]}>
          {item.keys}
        </kbd>
      )}
      {item.isChosen === true && <Check aria-hidden className={styles["check"]} />}
    </>
  );
  return item.isChosen === undefined ? (
    <Menu.Item {...shared}>{content}</Menu.Item>
  ) : (
    <Menu.RadioItem {...shared} value={id} closeOnClick>
      {content}
    </Menu.RadioItem>
  );
}
