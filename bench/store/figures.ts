export interface Times {
  readonly p50: number;
  readonly p95: number;
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return { p50: meanAround(sorted, 0.5), p95: meanAround(sorted, 0.95) };
}

/** A percentile is the mean of the figures next to it: no single one of them decides. */
function meanAround(sorted: readonly number[], share: number): number {
  const middle = Math.floor(sorted.length * share);
  const reach = Math.max(1, Math.floor(sorted.length * 0.025));
  const near = sorted.slice(Math.max(0, middle - reach), middle + reach + 1);
  return near.reduce((sum, figure) => sum + figure, 0) / Math.max(1, near.length);
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Both kinds of work in turn, so that whatever else the machine does disturbs them alike. */
export async function inTurn(
  times: number,
  first: (index: number) => Promise<unknown>,
  second: (index: number) => Promise<unknown>,
): Promise<readonly [Times, Times]> {
  const figures: readonly [number[], number[]] = [[], []];
  const warmUp = Math.min(100, Math.floor(times / 5));
  for (let index = 0; index < times + warmUp; index += 1) {
    const swaps = index % 2 === 1;
    const [a, b] = swaps ? [second, first] : [first, second];
    const timeA = await timed(() => a(index));
    const timeB = await timed(() => b(index));
    if (index < warmUp) continue;
    figures[0].push(swaps ? timeB : timeA);
    figures[1].push(swaps ? timeA : timeB);
  }
  return [timesOf(figures[0]), timesOf(figures[1])];
}
