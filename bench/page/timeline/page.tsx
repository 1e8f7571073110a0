import { createRoot, type Root } from "react-dom/client";
import { fakeWorkspace } from "../../../e2e/harness/timeline/fake-workspace.ts";
import { endlessEntry } from "../../../e2e/harness/timeline/story.ts";
import { WorkspaceProvider } from "../../../src/ui/kit/workspace-context.tsx";
import { Timeline } from "../../../src/ui/timeline/timeline.tsx";
import { GridAlone } from "./grid-alone.tsx";
import { PlainPool } from "./plain-pool.ts";
import "../../../src/ui/kit/tokens.css";
import "../../../src/ui/kit/base.css";
import "./page.css";

type Subject = "grid" | "timeline" | "pool";

/** What the bench calls. Times are milliseconds. */
export interface Bench {
  /** Shows a subject, and leaves it. @returns the time until its newest rows were painted */
  show(subject: Subject, events: number): Promise<number>;
  /** Takes it away. */
  hide(): Promise<void>;
  /** Stores so many events one by one, or with `isIdle` none; waits for each to be painted. @returns the time of each */
  append(count: number, isIdle: boolean): Promise<readonly number[]>;
  /** Scrolls back and forth by so many pixels a frame. @returns the time of each frame */
  scroll(pixels: number, frames: number): Promise<readonly number[]>;
  /** Goes to so many places all over the history, and waits at each until its rows are there. */
  jump(places: number): Promise<void>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

const host = document.getElementById("root");
if (host === null) throw new Error("The page has no element with the id root");

interface Shown {
  readonly store: (lastEntry: number) => void;
  readonly end: () => void;
}

let shown: Shown | null = null;
let last = 0;

function start(subject: Subject, events: number): void {
  last = events;
  if (subject === "pool") {
    const pool = new PlainPool(host ?? document.body, endlessEntry, events);
    shown = { store: (lastEntry) => pool.store(lastEntry), end: () => pool.remove() };
    return;
  }
  const { workspace, set } = fakeWorkspace({
    lastEntry: events,
    entryAt: (number) => (number < 1 ? undefined : endlessEntry(number)),
    instances: [],
    stateAt: () => null,
  });
  const root: Root = createRoot(host ?? document.body);
  root.render(
    <WorkspaceProvider workspace={workspace}>{subject === "grid" ? <GridAlone /> : <Timeline />}</WorkspaceProvider>,
  );
  // As the workspace tells it: what this tab stored is at hand.
  const store = (lastEntry: number) => set({ lastEntry, lastStored: [endlessEntry(lastEntry)] });
  shown = { store, end: () => root.unmount() };
}

const rowOf = (number: number) =>
  document.querySelector(`[data-key="${number}"] .last, [data-key="${number}"] [role=gridcell]:last-child`);

/** Resolves as soon as the row of the entry has its text. */
function drawn(number: number): Promise<void> {
  return new Promise((resolve) => {
    const isThere = () => (rowOf(number)?.textContent ?? "") !== "";
    if (isThere()) return resolve();
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Resolves in the first task after the next frame was painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  });
}

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

function scrollElement(): Element {
  const element = document.querySelector("[role=grid]");
  if (element === null) throw new Error("Nothing is shown");
  return element;
}

window.bench = {
  async show(subject, events) {
    // Begins at a frame's beginning, so that waiting for the next one is the same for all.
    await nextFrame();
    await painted();
    const begin = performance.now();
    start(subject, events);
    await drawn(events);
    await painted();
    return performance.now() - begin;
  },
  async hide() {
    shown?.end();
    shown = null;
    await painted();
  },
  async append(count, isIdle) {
    const times: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const begin = performance.now();
      if (!isIdle) {
        last += 1;
        shown?.store(last);
      }
      await painted();
      times.push(performance.now() - begin);
    }
    if ((rowOf(last)?.textContent ?? "") === "") throw new Error("The last event was not drawn");
    return times;
  },
  async scroll(pixels, frames) {
    const element = scrollElement();
    const times: number[] = [];
    element.scrollTop = element.scrollHeight / 2;
    for (let settle = 0; settle < 20; settle += 1) await nextFrame();
    let before = await nextFrame();
    for (let frame = 0; frame < frames; frame += 1) {
      // Up for a while, then down: a person looks for something.
      element.scrollTop += Math.floor(frame / 50) % 2 === 0 ? -pixels : pixels;
      const now = await nextFrame();
      times.push(now - before);
      before = now;
    }
    return times;
  },
  async jump(places) {
    const element = scrollElement();
    for (let place = 0; place < places; place += 1) {
      element.scrollTop = (element.scrollHeight * ((place * 0.618) % 1)) | 0;
      for (let frame = 0; frame < 3; frame += 1) await nextFrame();
    }
  },
};
