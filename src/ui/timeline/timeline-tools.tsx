import { ZoomIn, ZoomOut } from "lucide-react";
import type { RefObject } from "react";
import { IconButton } from "../kit/icon-button.tsx";
import { zooms, type ChangeSettings, type GridSettings } from "./column-settings.ts";
import { ColumnsMenu } from "./columns-menu.tsx";
import type { ColumnWidths } from "./fit-widths.ts";
import { SearchBox } from "./search-box.tsx";
import styles from "./timeline.module.css";

export interface TimelineToolsProps {
  readonly searchBox: RefObject<HTMLInputElement | null>;
  readonly settings: GridSettings;
  readonly widths: ColumnWidths;
  readonly onSettings: ChangeSettings;
}

/** What stands at the region's heading: the search, and how the events are laid out. */
export function TimelineTools({ searchBox, settings, widths, onSettings }: TimelineToolsProps) {
  return (
    <>
      <SearchBox searchBox={searchBox} />
      <div className={styles["viewTools"]}>
        <ZoomButton settings={settings} onSettings={onSettings} by={-1} />
        <ZoomButton settings={settings} onSettings={onSettings} by={1} />
        <ColumnsMenu settings={settings} widths={widths} onSettings={onSettings} />
      </div>
    </>
  );
}

interface ZoomButtonProps extends Omit<TimelineToolsProps, "searchBox" | "widths"> {
  readonly by: 1 | -1;
}

/** Grid and lanes have one zoom. */
function ZoomButton({ settings, onSettings, by }: ZoomButtonProps) {
  const zoom = zooms[zooms.indexOf(settings.zoom) + by];
  const name = by > 0 ? "Zoom in" : "Zoom out";
  return (
    <IconButton
      size="small"
      label={name}
      action={{ group: "Timeline", name: `${name}: events` }}
      icon={by > 0 ? <ZoomIn aria-hidden /> : <ZoomOut aria-hidden />}
      disabled={zoom === undefined}
      onClick={() => {
        if (zoom !== undefined) onSettings((before) => ({ ...before, zoom }));
      }}
    />
  );
}
