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
/** Steps that a head keeps with it; older ones move to rows of their own. */
const chunkSteps = 256;
export const chunkLength = chunkSteps * stepLength;

export function stepsOf(trail: Trail): readonly TrailStep[] {
  const steps: TrailStep[] = [];
  for (let index = 0; index + stepLength <= trail.length; index += stepLength) {
    const [version = 0, position = 0, number = 0, command = 0] = trail.slice(index, index + stepLength);
    steps.push({ version, position, number, command });
  }
  return steps;
}

export function withStep(trail: Trail, { version, position, number, command }: TrailStep): Trail {
  return [...trail, version, position, number, command];
}

/** Command number of the last step, 0 for none. */
export function lastCommandOf(trail: Trail): number {
  return trail.at(-1) ?? 0;
}
