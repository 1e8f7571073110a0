import { Plus, X } from "lucide-react";
import { useRef, type ComponentType } from "react";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import type { ControlViewProps } from "./control-props.ts";
import styles from "./controls.module.css";
import type { Control, ListValue } from "./form-model.ts";
import { initialValue, withItem } from "./form-values.ts";
import { join } from "./read-values.ts";

type ListControlProps = Omit<ControlViewProps, "control" | "value"> & {
  readonly control: Extract<Control, { readonly kind: "list" }>;
  readonly value: ListValue;
  /** Draws any control: a list holds what a form holds. */
  readonly View: ComponentType<ControlViewProps>;
};

/** As many values or elements as wanted, each with a button that takes it away. */
export function ListControl({ View, control, value, path, errors, onValue, label = control.name }: ListControlProps) {
  const list = useRef<HTMLDivElement>(null);
  const item = control.item();
  const isElement = item.kind === "element" || item.kind === "object";
  const own = errors.get(path) ?? [];
  const add = () => {
    onValue(withItem(value, initialValue(item)));
    // The new item's first control, once it is there.
    requestAnimationFrame(() => {
      list.current?.querySelector("li:last-of-type")?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    });
  };
  return (
    <div ref={list} role="group" aria-label={label} className={styles["group"]}>
      <p aria-hidden className={styles["groupHead"]}>
        <span className={styles["groupName"]}>{label}</span>
        <span className={styles["groupClass"]}>
          {item.kind === "element" ? `list of ${item.className}` : "list"}
          {value.items.length === 0 ? " · empty" : ""}
        </span>
      </p>
      {control.help !== "" && <p className={styles["groupHelp"]}>{control.help}</p>}
      {own.map((error) => (
        <p key={error} className={styles["groupError"]}>
          {error}
        </p>
      ))}
      {value.items.length > 0 && (
        <ul className={styles["items"]}>
          {value.items.map(({ key, value: itemValue }, index) => (
            <li key={key} className={styles["item"]} data-element={isElement || undefined}>
              <View
                control={item}
                label={`${control.name} ${index + 1}`}
                value={itemValue}
                path={join(path, String(index))}
                errors={errors}
                onValue={(changed) =>
                  onValue({
                    ...value,
                    items: value.items.map((each) => (each.key === key ? { key, value: changed } : each)),
                  })
                }
              />
              <IconButton
                label={`Remove item ${index + 1}`}
                size="small"
                icon={<X aria-hidden />}
                className={styles["remove"]}
                onClick={() => onValue({ ...value, items: value.items.filter((each) => each.key !== key) })}
              />
            </li>
          ))}
        </ul>
      )}
      <Button size="small" variant="quiet" className={styles["add"]} icon={<Plus aria-hidden />} onClick={add}>
        {`Add to ${control.name}`}
      </Button>
    </div>
  );
}
