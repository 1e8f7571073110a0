import type { Subject } from "./subjects/subject.ts";

/**
 * Measures one library in a process of its own, so that none is compiled in the light of another's objects. Called as
 * `measure.ts <subject> <scenario> <size>`; prints one JSON number.
 */
const [subjectName = "", scenario = "", sizeText = ""] = process.argv.slice(2);
const size = Number(sizeText);
// The subjects of this folder all export one.
const { subject } = (await import(`./subjects/${subjectName}.ts`)) as { readonly subject: Subject };

const collect = (): void => globalThis.gc?.();

/** CPU seconds of the process, its compiler and collector threads included. */
async function cpuSeconds<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly result: T }> {
  collect();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
}

const scenarios: Readonly<Record<string, () => Promise<number>>> = {
  /** Commits per CPU second. */
  async append() {
    await subject.append(1_000, 10);
    const { seconds, result } = await cpuSeconds(() => subject.append(size, 10));
    return result / seconds;
  },
  async handle() {
    await subject.handle(1_000, 10);
    const { seconds, result } = await cpuSeconds(() => subject.handle(size, 10));
    return result / seconds;
  },
  /** CPU milliseconds of one load. */
  async rehydrate() {
    const load = await subject.prepareRehydration(size);
    const repeats = Math.max(3, Math.round(300_000 / size));
    for (let warm = 0; warm < 3; warm += 1) await load();
    const { seconds } = await cpuSeconds(async () => {
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        if ((await load()) !== size - 1) throw new Error("The balance is wrong");
      }
    });
    return (seconds * 1000) / repeats;
  },
  /** Bytes of heap per stored event. */
  async heap() {
    await subject.append(100, 10);
    collect();
    const before = process.memoryUsage().heapUsed;
    const kept = await subject.fill(size);
    collect();
    const bytes = process.memoryUsage().heapUsed - before;
    if (kept === undefined) throw new Error("Nothing was kept");
    return bytes / size;
  },
  /** Commits per CPU second: 100,000 events, in streams of `size` events each. */
  async longStreams() {
    await subject.append(1_000, 10);
    const { seconds, result } = await cpuSeconds(() => subject.append(100_000 / size, size - 1));
    return result / seconds;
  },
  /** Commits per CPU second: 100,000 events, in `size` streams of equal length. */
  async manyStreams() {
    await subject.append(1_000, 10);
    const { seconds, result } = await cpuSeconds(() => subject.append(size, 100_000 / size - 1));
    return result / seconds;
  },
};

const run = scenarios[scenario];
if (run === undefined) throw new Error(`No scenario "${scenario}"`);
console.log(JSON.stringify(await run()));
