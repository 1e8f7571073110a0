import fc from "fast-check";
import { expect, test } from "vitest";
import { cardPlace } from "./tour-place.ts";

const card = { width: 320, height: 180 };
const view = { width: 1440, height: 900 };

test("beside what it speaks of, where there is room", () => {
  expect(cardPlace({ top: 50, left: 0, width: 400, height: 800 }, card, view)).toEqual({ top: 62, left: 412 });
  expect(cardPlace({ top: 50, left: 800, width: 640, height: 400 }, card, view)).toEqual({ top: 62, left: 468 });
});

test("below it on a narrow screen, over it when it fills the screen", () => {
  const phone = { width: 390, height: 844 };
  expect(cardPlace({ top: 0, left: 300, width: 80, height: 40 }, card, phone)).toEqual({ top: 52, left: 58 });
  expect(cardPlace({ top: 0, left: 0, width: 390, height: 844 }, card, phone)).toEqual({ top: 652, left: 35 });
});

test("always within the window", () => {
  const size = fc.integer({ min: 0, max: 2000 });
  fc.assert(
    fc.property(size, size, size, size, (top, left, width, height) => {
      const place = cardPlace({ top, left, width, height }, card, view);
      expect(place.top).toBeGreaterThanOrEqual(0);
      expect(place.left).toBeGreaterThanOrEqual(0);
      expect(place.top + card.height).toBeLessThanOrEqual(view.height);
      expect(place.left + card.width).toBeLessThanOrEqual(view.width);
    }),
  );
});
