import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore, type ReactNode } from "react";

/** Something a person can do by name: it stands in the command palette, and keys may lead to it. */
export interface Action {
  /** Unique; a feature's own begin with its name: `timeline.play`. */
  readonly id: string;
  /** Verb first, as the palette shows it: "Show fact events". */
  readonly name: string;
  /** Heading in the palette and in the list of keys: "Timeline". */
  readonly group: string;
  /** In tinykeys' notation: `$mod+k`, `Shift+ArrowLeft`, `f`. Keys without Ctrl/Cmd rest while a person types. */
  readonly keys?: readonly string[];
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

/** The actions that stand ready now. Components add theirs while they are mounted. */
export class ActionRegistry {
  #actions: ReadonlyMap<string, Action> = new Map();
  #list: readonly Action[] = [];
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly list = (): readonly Action[] => this.#list;

  /** @returns the function that takes it away again */
  add(action: Action): () => void {
    this.#change(new Map(this.#actions).set(action.id, action));
    return () => {
      if (this.#actions.get(action.id) !== action) return;
      const rest = new Map(this.#actions);
      rest.delete(action.id);
      this.#change(rest);
    };
  }

  #change(actions: ReadonlyMap<string, Action>): void {
    this.#actions = actions;
    this.#list = [...actions.values()];
    for (const listener of this.#listeners) listener();
  }
}

const ActionsContext = createContext<ActionRegistry | null>(null);
const noActions = new ActionRegistry();

export function ActionsProvider({
  registry,
  children,
}: {
  readonly registry: ActionRegistry;
  readonly children: ReactNode;
}) {
  return <ActionsContext value={registry}>{children}</ActionsContext>;
}

/** Offers an action for as long as the component is mounted; without a provider above it, nothing happens. */
export function useAction(action: Action): void {
  const registry = useContext(ActionsContext);
  const { id, name, group, isDisabled = false } = action;
  const keys = action.keys?.join(" | ") ?? "";
  const run = useEffectEvent(() => action.run());
  useEffect(() => {
    if (registry === null) return;
    return registry.add({ id, name, group, isDisabled, keys: keys === "" ? [] : keys.split(" | "), run: () => run() });
  }, [registry, id, name, group, isDisabled, keys]);
}

export function useActions(): readonly Action[] {
  const registry = useContext(ActionsContext) ?? noActions;
  return useSyncExternalStore(registry.subscribe, registry.list);
}
