/**
 * Where the saves of one aggregate lie: one step for each segment that holds any of them. A step is four numbers, one
 * after the other in a flat list: the first version and the first delta position that may be found there, and the
 * timeline number and command number under which the segment is found.
 */
export type Trail = readonly number[];

export interface TrailStep {
  readonly version: number;
  readonly position: number;
  readonly number: number;
  readonly command: number;
}

const stepLength = 4;
/** Steps that a head keeps with it; older ones move to rows of their own, a chunk of so many in each. */
const chunkSteps = 256;
export const chunkLength = chunkSteps * stepLength;

export function stepsOf(trail: Trail): readonly TrailStep[] {
  const steps: TrailStep[] = [];
  for (let index = 0; index + stepLength <= trail.length; index += stepLength) {
    const [version, position, number, command] = [trail[index], trail[index + 1], trail[index + 2], trail[index + 3]];
    steps.push({ version: version ?? 0, position: position ?? 0, number: number ?? 0, command: command ?? 0 });
  }
  return steps;
}

/** The step as it stands in the flat list. */
export function flatStep({ version, position, number, command }: TrailStep): readonly number[] {
  return [version, position, number, command];
}

/** Command number of the last step, 0 for none. */
export function lastCommandOf(trail: Trail): number {
  return trail.at(-1) ?? 0;
}
