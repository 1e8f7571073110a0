import type { Instance, WorkspaceState } from "../workspace/state.ts";

// What tasks look for in the state of the workspace.

export function instancesOf(state: WorkspaceState, aggregate: string): readonly Instance[] {
  return state.instances.filter(({ image }) => image.aggregate === aggregate);
}

/** Length of a list in an instance's state; 0 when it is none. */
export function lengthOf({ image }: Instance, field: string): number {
  const value = image.state[field];
  return Array.isArray(value) ? value.length : 0;
}

export function wasRefused(state: WorkspaceState, method: string): boolean {
  return Object.keys(state.rejections).some((form) => form.endsWith(` ${method}`));
}

/** Does the method's body raise the event, in the model as it is loaded now? */
export function raises(state: WorkspaceState, aggregate: string, method: string, event: string): boolean {
  const methods = state.model?.signatures.classes.find(({ name }) => name === aggregate)?.methods ?? [];
  return methods.some((each) => each.name === method && each.raises.includes(event));
}
