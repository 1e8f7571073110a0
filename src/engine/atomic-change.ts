import { atomically, discarded } from "./cluster/change.ts";
import { rootOf } from "./elements/aggregate.ts";

/** Rule INV6: pre-invariants on entry, post-invariants once at the end; on failure every change made inside is undone. */
export function atomicChange(aggregate: object, change: () => void): void {
  const root = rootOf(aggregate);
  if (root.isDiscarded) throw discarded(root);
  atomically(root, change);
}
