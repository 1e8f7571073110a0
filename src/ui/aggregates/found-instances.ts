import type { Instance } from "../../workspace/state.ts";

/** Instances whose label, id or state holds all the words, in whatever case. */
export function foundInstances(instances: readonly Instance[], text: string): readonly Instance[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return instances;
  return instances.filter(({ label, image }) => {
    const held = `${label} ${image.id} ${JSON.stringify(image.state)}`.toLowerCase();
    return words.every((word) => held.includes(word));
  });
}
