import { useEffect, useState } from "react";
import type { Workspace } from "../../workspace/state.ts";
import { playFrom } from "./time-travel.ts";
import { showVersion, travel, travelPosition } from "./travel.ts";

/** Milliseconds that a version is shown for. */
const stepTime = 900;

/** Steps through the versions of the selected aggregate until now is reached, another aggregate selected, or paused. */
export function usePlay(workspace: Workspace, stream: string | null) {
  const [playing, setPlaying] = useState<string | null>(null);
  const isPlaying = playing !== null && playing === stream;
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => {
      const position = travelPosition(workspace.getState());
      if ((position?.version ?? null) === null) setPlaying(null);
      else void travel(workspace, "next");
    }, stepTime);
    return () => clearInterval(timer);
  }, [isPlaying, workspace]);
  return {
    isPlaying,
    pause: () => setPlaying(null),
    play: () => {
      const position = travelPosition(workspace.getState());
      const from = position === null ? null : playFrom(position);
      if (from === null) return;
      void showVersion(workspace, from);
      setPlaying(stream);
    },
  };
}
