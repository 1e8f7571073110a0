import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "aria-label" | "icon"> {
  /** The button's name, also shown as its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Shown in the tooltip, as a person reads it: "Shift+→". */
  readonly keys?: string;
}

export function IconButton({ label, keys, className, variant = "quiet", ...rest }: IconButtonProps) {
  return (
    <Button
      data-tooltip={label}
      data-tooltip-keys={keys}
      {...rest}
      variant={variant}
      aria-label={label}
      className={classNames(styles["icon"], className)}
    />
  );
}
