import { useEffect, useState } from "react";
import type { WorkspaceCommands } from "../../workspace/state.ts";
import { eventName } from "../kit/event-name.ts";
import { useCommands } from "../kit/workspace-context.tsx";
import { BlameWalk } from "./blame.ts";
import type { Identify } from "./json-children.ts";
import { useReadFailure } from "./reading.tsx";
import type { ShownState } from "./shown-state.ts";

/** What set a place of the state. */
export interface Blamed {
  readonly version: number;
  /** Names of the events of that version; empty when it stored none. */
  readonly events: readonly string[];
  /** Number of the entry to show for it. */
  readonly entry: number | null;
}

export interface Blame {
  readonly shown: ShownState;
  /** By path; a place without an entry was set before `oldest`. */
  readonly places: ReadonlyMap<string, Blamed>;
  readonly isComplete: boolean;
  readonly oldest: number;
}

/** Versions looked at before it pauses and asks. */
const versionBudget = 200;
/** Read at once: few at first, for most places were set lately, then more. */
const readAtOnce = { first: 4, most: 25 };
/** Milliseconds that a state rests before it is looked into: the reads would hold up the command that comes next. */
const restBefore = 120;

/** Which version, by which event, last set each place of the state shown. Null until known. */
export function useBlame(
  shown: ShownState,
  identify: Identify,
): { readonly blame: Blame | null; readonly lookFurther: () => void } {
  const commands = useCommands();
  const fail = useReadFailure();
  const [blame, setBlame] = useState<Blame | null>(null);
  const [budget, setBudget] = useState(versionBudget);
  useEffect(() => {
    let isStale = false;
    const read = async () => {
      const next = await readBlame(commands, shown, identify, budget, () => isStale);
      if (next !== null) setBlame(next);
    };
    const timer = setTimeout(() => {
      read().catch((failure: unknown) => isStale || fail(failure));
    }, restBefore);
    return () => {
      clearTimeout(timer);
      isStale = true;
    };
  }, [commands, shown, identify, budget, fail]);
  return { blame: blame?.shown === shown ? blame : null, lookFurther: () => setBudget((before) => before * 5) };
}

async function readBlame(
  commands: WorkspaceCommands,
  shown: ShownState,
  identify: Identify,
  budget: number,
  isStale: () => boolean,
): Promise<Blame | null> {
  const { stream, version, state, hasPending } = shown;
  // What is pending is blamed on no version: it is compared with the saved state like with an older one.
  const walk = new BlameWalk(state, hasPending ? version + 1 : version, identify);
  if (hasPending && version >= 0) walk.feed(shown.before ?? undefined, version);
  const oldestToRead = Math.max(0, version - budget);
  let atOnce = readAtOnce.first;
  for (let next = version - 1; next >= oldestToRead && !walk.isComplete;) {
    const versions = Array.from({ length: Math.min(atOnce, next - oldestToRead + 1) }, (_, index) => next - index);
    next -= versions.length;
    atOnce = Math.min(readAtOnce.most, atOnce * 2);
    const states = await Promise.all(versions.map((each) => commands.stateAt(stream, each)));
    if (isStale()) return null;
    for (const [index, older] of versions.entries()) walk.feed(states[index] ?? undefined, older);
  }
  // Before version 0 there was nothing.
  if (oldestToRead === 0) walk.feed(undefined, -1);
  const versions = walk.versions();
  const blamed = await blamedVersions(commands, stream, new Set(versions.values()), version);
  if (isStale()) return null;
  const places = [...versions].flatMap(([path, each]): [string, Blamed][] => {
    const by = blamed.get(each);
    return by === undefined ? [] : [[path, by]];
  });
  return { shown, places: new Map(places), isComplete: walk.isComplete, oldest: Math.max(0, walk.oldest) };
}

async function blamedVersions(
  commands: WorkspaceCommands,
  stream: string,
  versions: ReadonlySet<number>,
  last: number,
): Promise<ReadonlyMap<number, Blamed>> {
  const stored = [...versions].filter((version) => version >= 0 && version <= last);
  const blamed = await Promise.all(
    stored.map(async (version): Promise<[number, Blamed]> => {
      const entries = await commands.entriesOfVersion(stream, version);
      const deltas = entries.filter((entry) => entry.kind === "delta");
      const events = deltas.length > 0 ? deltas : entries;
      const names = events.flatMap(({ message }) => (message === null ? [] : [eventName(message.type)]));
      return [version, { version, events: names, entry: events[0]?.number ?? null }];
    }),
  );
  const map = new Map(blamed);
  if (versions.has(last + 1)) map.set(last + 1, { version: last + 1, events: [], entry: null });
  return map;
}
