import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonTokens } from "./json-tokens.ts";

test("keys, strings, numbers and words are told apart", () => {
  const kinds = jsonTokens('{"a": "b: c", "n": -1.5e3, "ok": true, "none": null}')
    .filter(({ kind }) => kind !== "mark")
    .map(({ kind, text }) => `${kind} ${text}`);
  expect(kinds).toEqual([
    'key "a"',
    'string "b: c"',
    'key "n"',
    "number -1.5e3",
    'key "ok"',
    "word true",
    'key "none"',
    "word null",
  ]);
});

test("no character is lost or added, in JSON and in any other text", () => {
  const texts = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value, null, 2)),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(
        jsonTokens(text)
          .map((token) => token.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
