/**
 * Runs one piece of work at a time. A call that comes meanwhile waits, and takes the place of one that waits already.
 * Overtaken calls, running or waiting, resolve to null: nobody wants an old answer.
 */
export function newestWins<Input, Output>(
  work: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output | null> {
  let newest = 0;
  let running: Promise<unknown> = Promise.resolve();

  return (input) => {
    const own = ++newest;
    const isOvertaken = () => own !== newest;
    const run = async () => {
      if (isOvertaken()) return null;
      const output = await work(input);
      return isOvertaken() ? null : output;
    };
    const result = running.then(run);
    // The next call waits for this one, however it ends.
    running = result.catch(() => undefined);
    return result;
  };
}
