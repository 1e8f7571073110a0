import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

// WCAG 2.2: what is read, and what tells where a control is, stands out enough from what is behind it, in every theme.

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
type Colours = ReadonlyMap<string, string>;

const themes: Readonly<Record<string, Colours>> = {
  light: coloursOf(":root", 0),
  dark: coloursOf(":root", 1),
  contrast: new Map([...coloursOf(":root", 1), ...coloursOf(':root[data-theme="contrast"]', 1)]),
};
const textRatio: Readonly<Record<string, number>> = { light: 4.5, dark: 4.5, contrast: 7 };

const grounds = ["canvas", "surface", "sunken", "raised", "hover"];
const texts = ["text", "text-muted", "text-subtle", "accent", "delta", "fact", "pending", "rejected", "published"];
const syntax = ["syntax-key", "syntax-string", "syntax-number", "syntax-word", "syntax-mark"];
const pairs: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)),
  ...["surface", "sunken", "raised"].flatMap((ground) => syntax.map((text) => [text, ground] as const)),
  ...["delta", "fact", "pending", "rejected", "published", "snapshot", "accent"].flatMap((kind) => [
    [kind, `${kind}-soft`] as const,
    ["text", `${kind}-soft`] as const,
  ]),
  ["text", "pressed"],
  ["text", "selection"],
  ["text-muted", "snapshot-soft"],
  ["on-accent", "accent-solid"],
  ["on-accent", "accent-solid-hover"],
  ["on-danger", "danger-solid"],
  ["on-danger", "danger-solid-hover"],
];

describe.each(Object.entries(themes))("in the %s theme", (theme, colours) => {
  test("every text can be read on every ground that it stands on", () => {
    const tooFaint = pairs
      .map(([text, ground]) => ({ pair: `${text} on ${ground}`, ratio: contrast(colours, text, ground) }))
      .filter(({ ratio }) => ratio < (textRatio[theme] ?? Infinity))
      .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`);
    expect(tooFaint).toEqual([]);
  });

  test("edges of controls and the focus ring stand out at 3:1", () => {
    const tooFaint = ["canvas", "surface", "sunken", "raised"]
      .flatMap((ground) => ["edge", "focus"].map((line) => ({ line, ground, ratio: contrast(colours, line, ground) })))
      .filter(({ ratio }) => ratio < 3)
      .map(({ line, ground, ratio }) => `${line} on ${ground}: ${ratio.toFixed(2)}`);
    expect(tooFaint).toEqual([]);
  });
});

test("the high-contrast theme names every colour of the others itself", () => {
  const own = coloursOf(':root[data-theme="contrast"]', 1);
  expect([...coloursOf(":root", 0).keys()].filter((name) => !own.has(name))).toEqual([]);
});

/** Hexadecimal colours of one rule; `light-dark(a, b)` by its part. */
function coloursOf(selector: string, part: 0 | 1): Colours {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`No rule for ${selector}`);
  const rule = css.slice(start, css.indexOf("\n}", start));
  const colours = new Map<string, string>();
  for (const [, name = "", value = ""] of rule.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
    const options = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/.exec(value);
    const colour = options === null ? value : options[part + 1];
    if (colour !== undefined && /^#[\da-f]{6}$/.test(colour)) colours.set(name, colour);
  }
  return colours;
}

function contrast(colours: Colours, one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(colours, one), luminance(colours, other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(colours: Colours, name: string): number {
  const colour = colours.get(name);
  if (colour === undefined) throw new Error(`No colour ${name}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
