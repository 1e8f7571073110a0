import { lazy, Suspense, useState, type ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";

export type MenuEntry =
  | {
      /** Accessible name. */
      readonly name: string;
      readonly run: () => void;
      readonly icon?: ReactNode;
      readonly description?: string;
      /** As a person reads them: "Ctrl+S". */
      readonly keys?: string;
      readonly isDisabled?: boolean;
      readonly isDangerous?: boolean;
      /** Makes it one of its section's alternatives: the one that holds now, or another. */
      readonly isChosen?: boolean;
    }
  | { readonly heading: string }
  | "separator";

export interface MenuProps {
  /** The button's accessible name; it is also its text unless `children` say otherwise. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly children?: ReactNode;
  readonly button?: Omit<ButtonProps, "children">;
  readonly align?: "start" | "center" | "end";
}

const load = () => import("./menu-popup.tsx");
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }));

/**
 * A button that opens a menu. What the menu is made of is large, and arrives when the button is first approached; from
 * the first opening on, the menu's own trigger stands in the button's place.
 */
export function Menu(props: MenuProps) {
  const [wasOpened, setWasOpened] = useState(false);
  const closed = (
    <Button
      {...props.button}
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded="false"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWasOpened(true)}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        setWasOpened(true);
      }}
    >
      {props.children ?? props.label}
    </Button>
  );
  if (!wasOpened) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuPopup {...props} />
    </Suspense>
  );
}
