/** Where time travel stands: the versions of one aggregate, 0 to `last`, and the one that is shown. */
export interface TravelPosition {
  readonly last: number;
  /** Null for now, which is the last version and whatever is pending. */
  readonly version: number | null;
}

export type TravelStep = "first" | "previous" | "next" | "last" | "previous ten" | "next ten";

/** The version to show after a step; null for now. Now is one with the last version. */
export function afterStep(position: TravelPosition, step: TravelStep): number | null {
  const shown = position.version ?? position.last;
  switch (step) {
    case "first":
      return asVersion(position.last, 0);
    case "previous":
      return asVersion(position.last, shown - 1);
    case "previous ten":
      return asVersion(position.last, shown - 10);
    case "next":
      return asVersion(position.last, shown + 1);
    case "next ten":
      return asVersion(position.last, shown + 10);
    case "last":
      return null;
  }
}

export function asVersion(last: number, wanted: number): number | null {
  const version = Math.max(0, wanted);
  return version >= last ? null : version;
}

/** Where playing starts: from the beginning when now is shown. */
export function playFrom(position: TravelPosition): number | null {
  return position.version ?? asVersion(position.last, 0);
}
