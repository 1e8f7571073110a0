import { expect, test } from "vitest";
import { failureOf } from "./failure-words.ts";

const withdraw = { subject: '"withdraw"', milliseconds: 1000 };

test("an endless command is told with its line, and what to look for", () => {
  const place = { file: "model.ts", line: 12, column: 5 } as const;
  const { kind, message, place: shown } = failureOf({ ok: false, kind: "timeout" }, withdraw, place);
  expect(kind).toBe("timeout");
  expect(shown).toEqual(place);
  expect(message).toBe(
    '"withdraw" was stopped because it did not end within 1 second. It was running at line 12 of model.ts. Look for a loop that never ends, or a promise that never resolves. Nothing was changed, and the sandbox is ready again.',
  );
});

test.each([
  [300, "300 ms"],
  [1000, "1 second"],
  [2500, "2.5 seconds"],
])("a limit of %i is %s", (milliseconds, words) => {
  expect(failureOf({ ok: false, kind: "timeout" }, { ...withdraw, milliseconds }, null).message).toContain(
    `within ${words}.`,
  );
});

test("each kind says what happened and that nothing was lost", () => {
  const words = (["crashed", "too large", "refused"] as const).map(
    (kind) => failureOf({ ok: false, kind }, withdraw, null).message,
  );
  expect(words[0]).toMatch(/memory/);
  expect(words[1]).toMatch(/too large/);
  expect(words[2]).toMatch(/not accepted\. /);
  for (const message of words)
    expect(message).toMatch(/^"withdraw" .* Nothing was changed, and the sandbox is ready again\.$/);
});

test("a refusal says why, when it is known", () => {
  const reading = { ok: false, kind: "refused", reason: "bank::account-1 goes back to an earlier position" } as const;
  expect(failureOf(reading, withdraw, null).message).toContain(
    "not accepted: bank::account-1 goes back to an earlier position.",
  );
});
