import { tinykeys } from "tinykeys";
import type { Action, ActionRegistry } from "../ui/kit/actions.tsx";

/**
 * Leads keys to the actions that stand ready. Keys with Ctrl or Cmd work everywhere, before anything else hears of them;
 * plain ones rest where they mean something of their own: while typing, in menus and dialogs, on sliders and tabs.
 * @returns the function that lets go of the keys
 */
export function bindKeys(target: Window, registry: ActionRegistry): () => void {
  let unbind: () => void = () => undefined;
  const rebind = () => {
    unbind();
    const byKeys = new Map<string, Action[]>();
    for (const action of registry.list()) {
      for (const keys of action.keys ?? []) byKeys.set(keys, [...(byKeys.get(keys) ?? []), action]);
    }
    const bindings = [...byKeys].map(([keys, actions]) => [keys, handlerOf(keys, actions)] as const);
    const global = bindings.filter(([keys]) => isModified(keys));
    const plain = bindings
      .filter(([keys]) => !isModified(keys))
      .flatMap(([keys, handler]) => [keys, ...withShift(keys)].map((each) => [each, handler] as const));
    const unbindGlobal = tinykeys(target, Object.fromEntries(global), { capture: true });
    const unbindPlain = tinykeys(target, Object.fromEntries(plain));
    unbind = () => {
      unbindGlobal();
      unbindPlain();
    };
  };
  rebind();
  const unsubscribe = registry.subscribe(rebind);
  return () => {
    unsubscribe();
    unbind();
  };
}

function isModified(keys: string): boolean {
  return keys.includes("$mod+");
}

/** Whether a sign is typed with Shift depends on the keyboard: "?" often is, and "/" is on a German one. */
function withShift(keys: string): readonly string[] {
  return keys.length === 1 ? [`Shift+${keys}`] : [];
}

function handlerOf(keys: string, actions: readonly Action[]) {
  return (event: KeyboardEvent): void => {
    const action = actions.find(({ isDisabled }) => isDisabled !== true);
    if (action === undefined || event.defaultPrevented) return;
    if (!isModified(keys) && isTaken(event)) return;
    event.preventDefault();
    if (isModified(keys)) event.stopPropagation();
    action.run();
  };
}

const typing =
  "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable], [role=textbox], .monaco-editor";
// One that is on its way out has said all it has to say.
const ownKeys = ["[role=dialog]", "[role=alertdialog]", "[role=menu]", "[role=listbox]"]
  .map((role) => `${role}:not([data-closed])`)
  .join(", ");
const ownArrows = "[role=tablist], [role=tree], [role=slider], [role=separator], [role=radiogroup], input[type=radio]";

/** Does the key belong to what has the focus? */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(typing) !== null || target.closest(ownKeys) !== null) return true;
  if (/^(?:Arrow(?:Up|Down)|Home|End|Page)/.test(key) && target.closest("[role=grid]") !== null) return true;
  return /^(?:Arrow|Home|End|Page)/.test(key) && target.closest(ownArrows) !== null;
}
