import { describe, expect, test } from "vitest";
import { bank, commitOf, imageOf, recordOf, replyOf } from "./page/run-fixture.ts";
import { acceptConsole, acceptLoadReply, acceptRunReply } from "./schemas.ts";

const record = recordOf("Account", "1", { version: 0, position: 0 });
const reply = replyOf({
  images: [imageOf(record)],
  commits: [commitOf(record, { version: -1, position: -1 }, 1)],
  error: {
    name: "E",
    message: "m",
    messages: { amount: ["is required"] },
    stack: [{ function: "f", file: "model.ts", line: 1, column: 2 }],
  },
});
const crossing = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const { console: _lines, ...onTheWire } = reply;

describe("a run's reply", () => {
  test("comes through unchanged when it has the right shape", () => {
    expect(acceptRunReply(crossing(onTheWire), [])).toEqual({ ok: true, value: reply });
  });

  test("loses what nobody asked for, at every level", () => {
    const padded = crossing({
      ...onTheWire,
      extra: 1,
      images: onTheWire.images.map((image) => ({ ...image, extra: 2 })),
    });
    expect(acceptRunReply(padded, [])).toEqual({ ok: true, value: reply });
  });

  test.each([
    ["outcome", "stored"],
    ["error", "text"],
    ["needs", [1]],
    ["result", {}],
    ["images", [{}]],
    ["images", "x".repeat(3)],
    ["commits", [{ appends: [], changes: null }]],
    ["idsUsed", -1],
    ["idsUsed", 0.5],
    ["steps", null],
    ["replayed", [{ version: "1", state: {} }]],
    ["replayed", [{ version: 1, state: [] }]],
    ["published", [{ type: "x".repeat(2000), data: {}, metadata: {} }]],
  ])("is refused with %s as %j, and told by name", (key, value) => {
    const accepted = acceptRunReply(crossing({ ...onTheWire, [key]: value }), []);
    expect(accepted.ok).toBe(false);
    expect(accepted.ok ? "" : accepted.reason).toContain(key);
  });

  test("is refused with a million events in one command", () => {
    const messages = Array.from({ length: 60_000 }, () => ({ type: "t", data: {} }));
    const commits = [{ appends: [{ streamName: "s", messages, expectedVersion: -1 }], changes: [] }];
    expect(acceptRunReply({ ...onTheWire, commits }, []).ok).toBe(false);
  });
});

describe("a load's reply", () => {
  test("holds the model, or the error", () => {
    expect(acceptLoadReply({ ok: true, model: bank }, [])).toEqual({
      ok: true,
      value: { ok: true, model: bank, console: [] },
    });
    const error = { name: "E", message: "m", messages: null, stack: [] };
    expect(acceptLoadReply({ ok: false, error }, [])).toEqual({ ok: true, value: { ok: false, error, console: [] } });
  });

  test("is refused when it says both or neither", () => {
    expect(acceptLoadReply({ ok: true }, []).ok).toBe(false);
    expect(acceptLoadReply({ ok: false, model: bank }, []).ok).toBe(false);
    expect(acceptLoadReply(null, []).ok).toBe(false);
  });

  test("may nest fields of fields, as lists of lists do", () => {
    const leaf = {
      name: "tags",
      kind: "list",
      required: false,
      unique: false,
      identifier: false,
      default: null,
      hasDefault: false,
      choices: null,
      description: "",
      min: null,
      max: null,
      minLength: null,
      maxLength: null,
      target: null,
      of: null,
    };
    const model = {
      ...bank,
      elements: bank.elements.map((element) => ({ ...element, fields: [{ ...leaf, of: { ...leaf, of: leaf } }] })),
    };
    expect(acceptLoadReply({ ok: true, model }, []).ok).toBe(true);
  });
});

describe("console lines", () => {
  const line = { level: "log", text: "hello", place: { file: "model.ts", line: 1, column: 1 } };

  test("are accepted with and without a place", () => {
    expect(acceptConsole([line, { ...line, place: null }])).toEqual([line, { ...line, place: null }]);
  });

  test.each([
    [{ ...line, level: "fatal" }],
    [{ ...line, place: { ...line.place, file: "/etc/passwd" } }],
    [{ ...line, text: 1 }],
  ])("are refused as %j", (wrong) => {
    expect(acceptConsole([wrong])).toBeNull();
  });

  test("are refused when there are too many", () => {
    expect(acceptConsole(Array.from({ length: 1_001 }, () => line))).toBeNull();
  });
});
