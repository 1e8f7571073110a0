import { describe, expect, test } from "vitest";
import type { TimelineEntry } from "../../store/workspace-store.ts";
import { entryFixture } from "./entry-fixture.ts";
import { presentUpTo } from "./travel.ts";

/** Answers with the entries of a version, as the workspace does. */
const commandsOver = (entries: readonly TimelineEntry[]) => {
  const entriesOfVersion = (_stream: string, version: number) =>
    Promise.resolve(entries.filter((entry) => entry.version === version));
  // Of the commands only this one is called.
  return { commands: { entriesOfVersion } } as unknown as Parameters<typeof presentUpTo>[0];
};

describe("what is later than the version shown", () => {
  const entries = [
    entryFixture(5, { version: 1 }),
    entryFixture(6, { version: 1, kind: "fact" }),
    entryFixture(9, { version: 3 }),
  ];

  test("everything after the version's last event", async () => {
    expect(await presentUpTo(commandsOver(entries), "s", { last: 3, version: 1 })).toBe(6);
  });

  test("a version without events lies before the first event of a later one", async () => {
    expect(await presentUpTo(commandsOver(entries), "s", { last: 3, version: 0 })).toBe(4);
    expect(await presentUpTo(commandsOver(entries), "s", { last: 3, version: 2 })).toBe(8);
  });

  test("nothing, now", async () => {
    expect(await presentUpTo(commandsOver(entries), "s", { last: 3, version: null })).toBeNull();
  });
});
