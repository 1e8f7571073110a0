import { expect, test } from "vitest";
import { keyWords } from "./key-words.ts";

test.each([
  ["$mod+k", "Ctrl+K", "⌘K"],
  ["Shift+ArrowLeft", "Shift+←", "⇧←"],
  ["?", "?", "?"],
  ["f", "F", "F"],
  ["$mod+Enter", "Ctrl+Enter", "⌘Enter"],
])("%s", (keys, elsewhere, onMac) => {
  expect(keyWords(keys, false)).toBe(elsewhere);
  expect(keyWords(keys, true)).toBe(onMac);
});
