/** Edges in pixels of the window. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

const gap = 12;

/** Where the card stands: beside what it speaks of where there is room, else over it, and always within the window. */
export function cardPlace(
  target: Box,
  card: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): { readonly top: number; readonly left: number } {
  const within = (place: number, size: number, room: number) => Math.max(gap, Math.min(place, room - size - gap));
  const at = (top: number, left: number) => ({
    top: within(top, card.height, view.height),
    left: within(left, card.width, view.width),
  });
  const right = target.left + target.width + gap;
  const left = target.left - gap - card.width;
  const below = target.top + target.height + gap;
  const above = target.top - gap - card.height;
  const centre = target.left + target.width / 2 - card.width / 2;
  if (right + card.width + gap <= view.width) return at(target.top + gap, right);
  if (left >= gap) return at(target.top + gap, left);
  if (below + card.height + gap <= view.height) return at(below, centre);
  if (above >= gap) return at(above, centre);
  return at(target.top + target.height - card.height - gap, centre);
}
