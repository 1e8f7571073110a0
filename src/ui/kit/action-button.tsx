import { useRef } from "react";
import { useAction } from "./actions.tsx";
import { Button, type ButtonProps } from "./button.tsx";

export interface ActionButtonProps extends ButtonProps {
  /** Under which the command palette offers the press: away from the button's place, so its name says more. */
  readonly action: { readonly group: string; readonly name: string };
}

/** A button that the command palette offers too, for as long as it is there. */
export function ActionButton({ action, ...props }: ActionButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { group, name } = action;
  useAction({
    id: `button.${group}.${name}`,
    name,
    group,
    isDisabled: props.disabled === true || props.isBusy === true,
    run: () => button.current?.click(),
  });
  return <Button {...props} ref={button} data-action={name} />;
}
