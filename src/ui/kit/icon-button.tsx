import type { ReactNode } from "react";
import { ActionButton, type ActionButtonProps } from "./action-button.tsx";
import { Button, type ButtonProps } from "./button.tsx";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "aria-label" | "icon"> {
  /** The button's name, also shown as its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Shown in the tooltip, as a person reads it: "Shift+→". */
  readonly keys?: string;
  /** See `ActionButton`. */
  readonly action?: ActionButtonProps["action"];
}

export function IconButton({ label, keys, className, variant = "quiet", action, ...rest }: IconButtonProps) {
  const props: ButtonProps = {
    "data-tooltip": label,
    "data-tooltip-keys": keys,
    ...rest,
    variant,
    "aria-label": label,
    className: classNames(styles["icon"], className),
  };
  return action === undefined ? <Button {...props} /> : <ActionButton {...props} action={action} />;
}
