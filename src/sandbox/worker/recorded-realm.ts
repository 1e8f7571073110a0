import { uuidAt } from "../../engine/id-sequence.ts";
import type { Recording } from "../protocol.ts";
import { construct, defineProperty, getOwnPropertyDescriptor, NativeDate, uncurryThis } from "./primordials.ts";
import { seededRandom } from "./seeded-random.ts";

/** Clock, randomness and ids of one realm: they follow from a recording, so that running again gives the same. */
export interface RecordedRealm {
  begin(recording: Recording): void;
  /** How many ids of the sequence were handed out since `begin`. */
  idsUsed(): number;
}

/** Code that runs while modules are loaded belongs to no command: one text is one model, whenever it is loaded. */
export const recordingOfLoading: Recording = {
  at: Date.UTC(2000, 0, 1),
  idSeed: "00000000-0000-4000-8000-000000000000",
  idOffset: 0,
};

/** Replaces the global's `Date`, `Math.random`, `crypto` and whatever else tells the time. */
export function installRecording(global: object): RecordedRealm {
  let current = recordingOfLoading;
  let idsUsed = 0;
  let random = seededRandom("");

  installDate(global, () => current.at);
  installDateTimeFormat(() => current.at);
  put(Math, "random", () => (random() * 0x200000 + (random() >>> 11)) / 0x20000000000000);
  const crypto = {};
  put(crypto, "randomUUID", () => {
    idsUsed += 1;
    return uuidAt(current.idSeed, current.idOffset + idsUsed);
  });
  put(crypto, "getRandomValues", <View extends ArrayBufferView>(view: View): View => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = random();
    return view;
  });
  put(global, "crypto", crypto);

  return {
    begin(recording) {
      current = recording;
      idsUsed = 0;
      random = seededRandom(`${recording.idSeed} ${recording.idOffset}`);
    },
    idsUsed: () => idsUsed,
  };
}

/** Defines a property as the language's own are: hidden from enumeration, free to be replaced. */
function put(target: object, name: string, value: unknown): void {
  defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}

function installDate(global: object, now: () => number): void {
  const print = uncurryThis(NativeDate.prototype.toString);
  function RecordedDate(...args: unknown[]): unknown {
    if (new.target === undefined) return print(new NativeDate(now()));
    return construct(NativeDate, args.length === 0 ? [now()] : args, new.target);
  }
  put(RecordedDate, "name", "Date");
  put(RecordedDate, "length", 7);
  put(RecordedDate, "now", now);
  put(RecordedDate, "parse", NativeDate.parse);
  put(RecordedDate, "UTC", NativeDate.UTC);
  defineProperty(RecordedDate, "prototype", { value: NativeDate.prototype, writable: false });
  // Otherwise every date would lead to the real clock.
  put(NativeDate.prototype, "constructor", RecordedDate);
  put(global, "Date", RecordedDate);
}

/** `format()` without a date means now. */
function installDateTimeFormat(now: () => number): void {
  const { prototype } = Intl.DateTimeFormat;
  const native = getOwnPropertyDescriptor(prototype, "format")?.get;
  if (native === undefined) throw new Error("This browser has no Intl.DateTimeFormat.prototype.format.");
  // A getter's result has the property's type.
  const formatOf = uncurryThis(native) as (self: Intl.DateTimeFormat) => Intl.DateTimeFormat["format"];
  const partsOf = uncurryThis<Intl.DateTimeFormat, [date?: Date | number], Intl.DateTimeFormatPart[]>(
    prototype.formatToParts,
  );
  defineProperty(prototype, "format", {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const format = formatOf(this);
      return (date?: Date | number): string => format(date ?? now());
    },
  });
  put(prototype, "formatToParts", function (this: Intl.DateTimeFormat, date?: Date | number) {
    return partsOf(this, date ?? now());
  });
}
