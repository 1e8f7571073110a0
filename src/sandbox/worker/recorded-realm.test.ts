import { runInNewContext } from "node:vm";
import { afterAll, describe, expect, test } from "vitest";
import { uuidAt } from "../../engine/id-sequence.ts";
import { installRecording } from "./recorded-realm.ts";

/** The recording changes shared prototypes: they are put back when these tests are done. */
const before = {
  random: Math.random,
  constructor: Date.prototype.constructor,
  format: Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format"),
  formatToParts: Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "formatToParts"),
};
const realm: { Date?: DateConstructor; crypto?: Crypto } = {};
const recorded = installRecording(realm);
const { Date: RecordedDate = Date, crypto = globalThis.crypto } = realm;
afterAll(() => {
  Math.random = before.random;
  Reflect.set(Date.prototype, "constructor", before.constructor);
  if (before.format) Object.defineProperty(Intl.DateTimeFormat.prototype, "format", before.format);
  if (before.formatToParts) Object.defineProperty(Intl.DateTimeFormat.prototype, "formatToParts", before.formatToParts);
});

const recording = {
  at: Date.UTC(2024, 6, 18, 22, 1, 2, 364),
  idSeed: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  idOffset: 5,
};

describe("a recorded clock", () => {
  test("shows the recorded moment, however it is asked", () => {
    recorded.begin(recording);
    expect(RecordedDate.now()).toBe(recording.at);
    expect(new RecordedDate().getTime()).toBe(recording.at);
    expect(RecordedDate()).toBe(new Date(recording.at).toString());
    expect(new (class extends RecordedDate {})().getTime()).toBe(recording.at);
    const again: unknown = Reflect.construct(new RecordedDate(0).constructor, []);
    expect(again).toEqual(new Date(recording.at));
    const formatted = new Intl.DateTimeFormat("en", { year: "numeric", timeZone: "UTC" });
    expect(formatted.format()).toBe("2024");
    expect(formatted.formatToParts()).toEqual([{ type: "year", value: "2024" }]);
  });

  test("makes dates as ever when they are given", () => {
    expect(new RecordedDate(2020, 1, 29).getMonth()).toBe(1);
    expect(new RecordedDate("2020-02-29T00:00:00Z").toISOString()).toBe("2020-02-29T00:00:00.000Z");
    expect(new RecordedDate(0)).toBeInstanceOf(RecordedDate);
    expect(new RecordedDate(0)).toBeInstanceOf(Date);
    expect(RecordedDate.UTC(2020)).toBe(Date.UTC(2020));
    expect(RecordedDate.parse("2020-01-01")).toBe(Date.UTC(2020));
    expect([RecordedDate.name, RecordedDate.length]).toEqual(["Date", 7]);
    expect(new Intl.DateTimeFormat("en", { year: "numeric", timeZone: "UTC" }).format(new Date(0))).toBe("1970");
  });

  test("has nothing to do with dates of another realm", () => {
    expect(runInNewContext("Date.now()")).not.toBe(recording.at);
  });
});

describe("recorded ids", () => {
  test("follow from the seed, after those that were handed out before", () => {
    recorded.begin(recording);
    expect([crypto.randomUUID(), crypto.randomUUID()]).toEqual([
      uuidAt(recording.idSeed, 6),
      uuidAt(recording.idSeed, 7),
    ]);
    expect(recorded.idsUsed()).toBe(2);
  });

  test("are the same when the command is run again", () => {
    recorded.begin(recording);
    const first = [crypto.randomUUID(), Math.random(), crypto.getRandomValues(new Uint8Array(4))];
    recorded.begin(recording);
    expect([crypto.randomUUID(), Math.random(), crypto.getRandomValues(new Uint8Array(4))]).toEqual(first);
  });

  test("and randomness are others for the next command", () => {
    recorded.begin(recording);
    const first = Math.random();
    recorded.begin({ ...recording, idOffset: 6 });
    expect(Math.random()).not.toBe(first);
    expect(recorded.idsUsed()).toBe(0);
  });

  test("leave randomness between 0 and 1", () => {
    recorded.begin(recording);
    for (let index = 0; index < 1000; index += 1) {
      const number = Math.random();
      expect(number >= 0 && number < 1).toBe(true);
    }
  });
});
