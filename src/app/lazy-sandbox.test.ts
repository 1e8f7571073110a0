import { expect, test } from "vitest";
import type { RunRequest } from "../sandbox/protocol.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { lazySandbox } from "./lazy-sandbox.ts";

test("a run that brings no limit has the one that a person chose, as it is at that moment", async () => {
  const limits: unknown[] = [];
  const failure = { kind: "crashed", message: "It is none", place: null } as const;
  const sandbox: Sandbox = {
    load: () => Promise.resolve({ ok: false, failure }),
    run: (_request, limit) => {
      limits.push(limit?.milliseconds);
      return Promise.resolve({ ok: false, failure });
    },
    dispose: () => undefined,
  };
  let usual = 1_000;
  const lazy = lazySandbox(
    () => Promise.resolve(sandbox),
    () => usual,
  );
  const request: RunRequest = {
    operation: { kind: "scenario" },
    images: [],
    absent: [],
    saveAutomatically: true,
    recording: { at: 0, idSeed: "00000000-0000-4000-8000-000000000000", idOffset: 0 },
  };
  await lazy.run(request);
  usual = 5_000;
  await lazy.run(request);
  await lazy.run(request, { milliseconds: 50 });
  expect(limits).toEqual([1_000, 5_000, 50]);
});
