import { ChevronFirst, ChevronLast, GitBranch, Pause, Play, SkipForward, StepBack, StepForward } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Slider } from "../kit/inputs.tsx";
import { useOpenWorkspace, useWorkspace } from "../kit/workspace-context.tsx";
import { asVersion, type TravelPosition, type TravelStep } from "./time-travel.ts";
import { showVersion, travel, travelPosition } from "./travel.ts";
import styles from "./travel-bar.module.css";

export interface TravelBarProps {
  readonly subject: string | null;
  readonly isPlaying: boolean;
  readonly onPlay: () => void;
  readonly onPause: () => void;
  /** Null where nothing new is made and room is scarce: "Last" alone leads back to now. */
  readonly onBranch: (() => void) | null;
}

/** Moves the selected aggregate through its versions. */
export function TravelBar({ subject, isPlaying, onPlay, onPause, onBranch }: TravelBarProps) {
  const workspace = useOpenWorkspace();
  const last = useWorkspace((state) => travelPosition(state)?.last ?? null);
  const version = useWorkspace((state) => state.selection.version);
  const position: TravelPosition | null = last === null ? null : { last, version };
  const cannotTravel = position === null || position.last === 0;
  const isFirst = cannotTravel || (version ?? position.last) === 0;
  const isNow = cannotTravel || version === null;
  return (
    <div className={styles["bar"]} role="group" aria-label="Time travel" data-past={version !== null}>
      <div className={styles["steps"]}>
        <StepButton step="first" label="First" keys="Home" isDisabled={isFirst} icon={<ChevronFirst aria-hidden />} />
        <StepButton step="previous" label="Previous" keys="←" isDisabled={isFirst} icon={<StepBack aria-hidden />} />
        <IconButton
          label={isPlaying ? "Pause" : "Play"}
          icon={isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
          variant="secondary"
          className={styles["play"]}
          disabled={cannotTravel}
          onClick={isPlaying ? onPause : onPlay}
        />
        <StepButton step="next" label="Next" keys="→" isDisabled={isNow} icon={<StepForward aria-hidden />} />
        <StepButton step="last" label="Last" keys="End" isDisabled={isNow} icon={<ChevronLast aria-hidden />} />
      </div>
      <VersionSlider position={position} subject={subject} />
      {version === null || onBranch === null ? null : (
        <div className={styles["past"]}>
          <Button
            size="small"
            icon={<SkipForward aria-hidden />}
            variant="primary"
            onClick={() => void travel(workspace, "last")}
          >
            Back to now
          </Button>
          <Button
            size="small"
            icon={<GitBranch aria-hidden />}
            data-tooltip="A new workspace with the history up to here"
            onClick={onBranch}
          >
            Branch from here
          </Button>
        </div>
      )}
    </div>
  );
}

interface StepButtonProps {
  readonly step: TravelStep;
  readonly label: string;
  readonly keys: string;
  readonly isDisabled: boolean;
  readonly icon: ReactNode;
}

function StepButton({ step, label, keys, isDisabled, icon }: StepButtonProps) {
  const workspace = useOpenWorkspace();
  return (
    <IconButton
      label={label}
      keys={keys}
      icon={icon}
      disabled={isDisabled}
      onClick={() => void travel(workspace, step)}
    />
  );
}

interface VersionSliderProps {
  readonly position: TravelPosition | null;
  readonly subject: string | null;
}

function VersionSlider({ position, subject }: VersionSliderProps) {
  const workspace = useOpenWorkspace();
  const last = position?.last ?? 0;
  const version = position?.version ?? null;
  const shown = version ?? last;
  const text =
    position === null
      ? "No saved aggregate is selected"
      : version === null
        ? `version ${last}, now`
        : `version ${version} of ${last}`;
  return (
    <div className={styles["slider"]}>
      <Slider
        label="Version"
        valueText={text}
        min={0}
        max={last}
        value={shown}
        disabled={last === 0}
        onValueChange={(wanted) => void showVersion(workspace, asVersion(last, wanted))}
        // Its own keys move it: those of the page would move it once more.
        onKeyDown={(event) => {
          if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
        }}
      />
      <span className={styles["text"]}>
        {subject === null || position === null ? null : <strong>{subject}</strong>} {text}
      </span>
    </div>
  );
}
