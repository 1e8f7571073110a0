import { existsSync, readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { benchClicks } from "./clicks.ts";
import { benchStart } from "./start.ts";
import { benchTimeline } from "./timeline.ts";
import { benchTyping } from "./typing.ts";

/**
 * The page in a real Chromium, each part against the floor that it is named with, in one run. `BENCH_PARTS=start,typing`
 * measures these alone and keeps what the result says of the others.
 */
const parts = { start: benchStart, timeline: benchTimeline, clicks: benchClicks, typing: benchTyping };
const titles = { start: "Start", timeline: "Timeline", clicks: "From click to paint", typing: "Typing" };

const wanted = process.env["BENCH_PARTS"]?.split(",") ?? Object.keys(parts);
const earlier = join(import.meta.dirname, "result.md");
const sections = existsSync(earlier)
  ? readFileSync(earlier, "utf8")
      .split(/^(?=## )/m)
      .slice(1)
  : [];

/** What else the machine did: times on the clock grow with it, ratios and processor times hardly do. */
const load = () => {
  const [lately = 0] = loadavg();
  return `Load of the machine at the end of this part: ${lately.toFixed(1)}, on ${availableParallelism()} processors.`;
};

const printed: string[] = [];
for (const part of ["start", "timeline", "clicks", "typing"] as const) {
  const title = `## ${titles[part]}`;
  const kept = sections.find((section) => section.startsWith(`${title}\n`));
  if (wanted.includes(part)) printed.push(`${title}\n\n${await parts[part]()}\n\n${load()}`);
  else if (kept !== undefined) printed.push(kept.trim());
}
console.log(printed.join("\n\n"));
