import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** The engine against its peers and a floor, per CPU second, in rounds that take turns; the median of the rounds counts. */
const rounds = 5;
const script = join(import.meta.dirname, "measure.ts");

function measure(subject: string, scenario: string, size: number): number {
  const printed = execFileSync(
    process.execPath,
    ["--expose-gc", "--import", "tsx", script, subject, scenario, String(size)],
    { encoding: "utf8" },
  );
  return Number(JSON.parse(printed));
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Medians by subject: A B C, A B C, … so that a slow minute of the machine slows all of them. */
function compare(subjects: readonly string[], scenario: string, size: number): ReadonlyMap<string, number> {
  const figures = new Map<string, number[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of subjects) figures.get(subject)?.push(measure(subject, scenario, size));
    console.error(`${scenario} ${size}: round ${round + 1} of ${rounds}`);
  }
  return new Map([...figures].map(([subject, values]) => [subject, median(values)]));
}

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const ratio = (value: number): string => value.toFixed(2);

function table(
  title: string,
  figures: ReadonlyMap<string, number>,
  unit: string,
  print: (value: number) => string,
): void {
  const ours = figures.get("ours") ?? Number.NaN;
  console.log(`## ${title}\n\n| library | ${unit} | ours ÷ it |\n| --- | ---: | ---: |`);
  for (const [subject, value] of figures)
    console.log(`| ${subject} | ${print(value)} | ${subject === "ours" ? "" : ratio(ours / value)} |`);
  console.log("");
}

const everyone = ["ours", "castore", "emmett", "floor"];
table(
  "Commits, aggregate held in memory: 10,000 accounts, eleven commits each",
  compare(everyone, "append", 10_000),
  "commits per CPU second",
  whole,
);
table(
  "Commits, aggregate loaded for every command",
  compare(everyone, "handle", 10_000),
  "commits per CPU second",
  whole,
);
for (const events of [10_000, 100_000]) {
  table(
    `Rehydrating one aggregate of ${whole(events)} events`,
    compare(everyone, "rehydrate", events),
    "CPU ms",
    (value) => value.toFixed(2),
  );
}
table("Heap per stored event, 110,000 events", compare(everyone, "heap", 110_000), "bytes", whole);

/** Flat is 1: what the engine does in a second when much is stored already, by what it does when little is. */
function growth(title: string, scenario: string, sizes: readonly number[]): void {
  const figures = sizes.map((size) => ({ size, commits: compare(["ours"], scenario, size).get("ours") ?? Number.NaN }));
  const smallest = figures[0]?.commits ?? Number.NaN;
  console.log(`## Growth: ${title}\n\n| size | commits per CPU second | ÷ the smallest |\n| ---: | ---: | ---: |`);
  for (const { size, commits } of figures)
    console.log(`| ${whole(size)} | ${whole(commits)} | ${ratio(commits / smallest)} |`);
  console.log("");
}

growth("100,000 events, by the length of a stream", "longStreams", [1_000, 10_000, 100_000]);
growth("100,000 events, by the number of streams", "manyStreams", [500, 2_000, 10_000]);
