import { expect, test } from "vitest";
import { createLongWork } from "./long-work.ts";

test("shows how far the work is, and nothing when it is done", async () => {
  const longWork = createLongWork();
  const seen: (number | null | undefined)[] = [];
  longWork.subscribe(({ current }) => seen.push(current?.done));
  const result = await longWork.run("Importing", async ({ onProgress }) => {
    onProgress(0.5);
    return "done";
  });
  expect(result).toBe("done");
  expect(seen).toEqual([null, 0.5, undefined]);
});

test("cancelled work gives null, other failures are passed on", async () => {
  const longWork = createLongWork();
  const cancelled = longWork.run("Importing", async ({ signal }) => {
    longWork.getState().current?.cancel();
    signal.throwIfAborted();
  });
  expect(await cancelled).toBeNull();
  await expect(longWork.run("Importing", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(longWork.getState().current).toBeNull();
});
