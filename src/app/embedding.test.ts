import { expect, test } from "vitest";
import { codeWanted, embedIn } from "./embedding.ts";

test.each([
  ["?embed", true],
  ["?utm_source=blog&embed=1", true],
  ["", false],
  ["?embedded", false],
])("%s: embedded %s", (search, embedded) => {
  expect(embedIn(search)).toBe(embedded);
});

test("in a frame the code waits until somebody asks for it, on a page of its own it does not", async () => {
  let isThere = false;
  const code = codeWanted(false);
  void code.wanted.then(() => {
    isThere = true;
  });
  await Promise.resolve();
  expect(isThere).toBe(false);
  code.want();
  await code.wanted;
  expect(isThere).toBe(true);
  await expect(codeWanted(true).wanted).resolves.toBeUndefined();
});
