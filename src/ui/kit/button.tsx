import type { ComponentProps, ReactNode } from "react";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";

export interface ButtonProps extends ComponentProps<"button"> {
  /** `primary`: what the person most likely came for, at most one in sight. */
  readonly variant?: "primary" | "secondary" | "quiet" | "danger";
  readonly size?: "medium" | "small";
  readonly icon?: ReactNode;
  /** Work goes on: the button says so and takes no further press. */
  readonly isBusy?: boolean;
  /** Shown by the page's tooltip. */
  readonly "data-tooltip"?: string | undefined;
  readonly "data-tooltip-keys"?: string | undefined;
}

export function Button(props: ButtonProps) {
  const {
    variant = "secondary",
    size = "medium",
    icon,
    isBusy = false,
    className,
    children,
    type = "button",
    ...rest
  } = props;
  return (
    <button
      {...rest}
      type={type === "submit" ? "submit" : "button"}
      aria-busy={isBusy || undefined}
      disabled={rest.disabled === true || isBusy}
      className={classNames(styles["button"], styles[variant], size === "small" && styles["small"], className)}
    >
      {icon}
      {children}
    </button>
  );
}
