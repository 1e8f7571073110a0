import { expect, test } from "vitest";
import { draftsIn } from "./drafts.ts";

const storage = () => {
  const values = new Map<string, string | null>();
  const drafts = draftsIn({
    read: (key) => values.get(key) ?? null,
    write: (key, value) => void values.set(key, value),
  });
  return { values, drafts };
};

test("a draft is read as it was written, each workspace's apart, until it is stored", () => {
  const { drafts } = storage();
  const files = { "model.ts": "a", "scenario.ts": "b", "specs.ts": "c" };
  drafts.write("w1", files);
  expect(drafts.read("w1")).toEqual(files);
  expect(drafts.read("w2")).toBeNull();
  drafts.write("w1", { ...files, base: { "model.ts": "before" } });
  expect(drafts.read("w1")).toEqual({ ...files, base: { "model.ts": "before" } });
  drafts.write("w1", null);
  expect(drafts.read("w1")).toBeNull();
});

test.each(["{", "null", "[]", '"text"', "{}", '{"other.ts":"x"}', '{"model.ts":5}'])("%s is no draft", (text) => {
  const { values, drafts } = storage();
  drafts.write("w1", { "model.ts": "a", "scenario.ts": "b", "specs.ts": "c" });
  for (const key of values.keys()) values.set(key, text);
  expect(drafts.read("w1")).toBeNull();
});
