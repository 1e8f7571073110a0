import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printBase64Url, printNumber } from "./base64url.ts";
import { checksumOf, numberOf } from "./checksum.ts";
import { decodeLink, encodeLink, longestLink } from "./share-link.ts";
import { processorTime } from "./testing/processor-time.ts";
import { Random } from "./testing/random.ts";
import { parseWorkspaceFile } from "./workspace-file.ts";

const file = parseWorkspaceFile(
  readFileSync(new URL("golden/files/version-1.aggregates.json", import.meta.url), "utf8"),
);
if (!file.ok) throw new Error(file.failure.message);
const { document } = file;
const { fragment, digits } = encodeLink(document, { stream: "s", event: 2, command: null, version: 1, tab: "Changes" });
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

const failureOf = (text: string) => {
  const result = decodeLink(text);
  if (result.ok) throw new Error("It was accepted.");
  return result.failure;
};
const isWhole = (text: string): boolean => {
  const result = decodeLink(text);
  return result.ok && JSON.stringify(result.document) === JSON.stringify(document);
};

describe("a link that was only wrapped or encoded on its way opens", () => {
  test.each([
    ["as it is", fragment],
    ["in digits", digits ?? ""],
    ["with #", `#${fragment}`],
    ["as a whole address", `https://example.org/playground/?embed#${fragment}`],
    ["in angle brackets", `<https://example.org/#${fragment}>`],
    ["as Markdown", `[Banking](https://example.org/#${fragment})`],
    ["at the end of a sentence", `https://example.org/#${fragment}.`],
    ["in quotes, with punctuation", `“https://example.org/#${fragment}”?!…`],
    ["percent-encoded", `https://example.org/#${encodeURIComponent(fragment).replaceAll(".", "%2E")}`],
    ["percent-encoded twice, # too", encodeURIComponent(`#${fragment}`.replaceAll("-", "%2D"))],
    ["broken into lines by a mail program", fragment.replace(/.{60}/g, "$&\r\n ")],
    ["with invisible characters", `\u200b${fragment.slice(0, 40)}\u00ad${fragment.slice(40)}\ufeff`],
  ])("%s", (_, text) => {
    expect(isWhole(text)).toBe(true);
  });
});

describe("a damaged link is told apart and never opened", () => {
  test("every single character, changed to any other", () => {
    for (let place = 0; place < fragment.length; place++) {
      for (const letter of [alphabet[(place * 7) % 65], alphabet[(place * 13 + 5) % 65], ".", "A", "_"]) {
        if (letter === undefined || letter === fragment[place]) continue;
        const changed = fragment.slice(0, place) + letter + fragment.slice(place + 1);
        expect(decodeLink(changed).ok, `${place} ${letter}`).toBe(false);
      }
    }
  });

  test("every single character, missing or doubled; any two neighbours, swapped", () => {
    for (let place = 0; place < fragment.length; place++) {
      const [before, letter, after] = [
        fragment.slice(0, place),
        fragment.slice(place, place + 1),
        fragment.slice(place + 1),
      ];
      expect(decodeLink(before + after).ok, `without ${place}`).toBe(false);
      expect(decodeLink(before + letter + letter + after).ok, `${place} twice`).toBe(false);
      const swapped = before + after.slice(0, 1) + letter + after.slice(1);
      if (swapped !== fragment) expect(decodeLink(swapped).ok, `${place} swapped`).toBe(false);
    }
  });

  test("cut off anywhere", () => {
    for (let length = 0; length < fragment.length; length++) {
      expect(failureOf(fragment.slice(0, length)).kind, `${length}`).toMatch(/cut off|no link/);
    }
    const failure = failureOf(fragment.slice(0, -25));
    expect(failure.message).toContain("A part of this link is missing");
    expect(failure.expected).toContain((fragment.length - fragment.lastIndexOf(".") - 1).toLocaleString("en"));
  });

  test("with capital letters made small", () => {
    expect(failureOf(fragment.toLowerCase()).kind).toBe("damaged");
  });

  test("of a version to come", () => {
    const failure = failureOf(fragment.replace(/^1/, "2"));
    expect(failure.kind).toBe("newer version");
    expect(failure.message).toMatch(/newer version.*Reload/);
    expect([failure.expected, failure.arrived]).toEqual(["a link of version 1", "a link of version 2"]);
    expect(failureOf("#7.whatever.it_is").kind).toBe("newer version");
  });

  test.each([
    ["", "no link"],
    ["#", "no link"],
    ["#/settings", "no link"],
    ["1", "cut off"],
    ["#1.", "cut off"],
    ["0.AAAAAAA.AAAA", "damaged"],
    ["%E0%A4%A", "no link"],
    ["🙂".repeat(50), "no link"],
  ])("“%s”", (text, kind) => {
    expect(failureOf(text).kind).toBe(kind);
  });

  test("longer than any link", () => {
    expect(failureOf(`1.AAAAAAA.${"A".repeat(longestLink * 3)}`).kind).toBe("too large");
  });
});

test(
  "20,000 links, each damaged in some way: none crashes, none is accepted with other content, none takes long",
  { timeout: 240_000 },
  () => {
    const random = new Random(20_000);
    const letters = (length: number): string => Array.from({ length }, () => alphabet[random.below(65)]).join("");
    const change = (text: string): string => {
      const place = random.below(text.length);
      const length = 1 + random.below(random.below(4) === 0 ? 200 : 6);
      switch (random.below(7)) {
        case 0:
          return text.slice(0, place) + letters(length) + text.slice(place + length);
        case 1:
          return text.slice(0, place) + text.slice(place + length);
        case 2:
          return text.slice(0, place) + letters(length) + text.slice(place);
        case 3:
          return text.slice(0, place);
        case 4:
          return text.slice(0, place) + String.fromCharCode(random.below(0x3000)) + text.slice(place + 1);
        case 5:
          return text.slice(place) + text.slice(0, place);
        default:
          return (
            text.slice(0, place) +
            text
              .slice(place, place + length)
              .split("")
              .toReversed()
              .join("") +
            text.slice(place + length)
          );
      }
    };
    const whole = JSON.stringify(document);
    let accepted = 0;
    let slowest = 0;
    for (let round = 0; round < 20_000; round++) {
      const source = round % 5 === 4 && digits !== null ? digits : fragment;
      const mutated = random.below(3) === 0 ? change(change(source)) : change(source);
      const before = processorTime();
      const result = decodeLink(mutated);
      slowest = Math.max(slowest, processorTime() - before);
      if (!result.ok) continue;
      accepted++;
      expect(JSON.stringify(result.document)).toBe(whole);
    }
    // Those whose change was undone by cleaning: a dot at the end, a part replaced by itself.
    expect(accepted).toBeLessThan(1_000);
    expect(slowest).toBeLessThan(1_000);
  },
);

/** As someone with bad intent would make them: the checksum is right. */
const forged = (bytes: Uint8Array): string => {
  const payload = printBase64Url(bytes);
  return `1.${printNumber(numberOf(checksumOf("1", payload)))}.${payload}`;
};

describe("a forged link, its checksum right", () => {
  test("of random bytes ends calmly, in good time", { timeout: 240_000 }, () => {
    const bytes = fc.tuple(fc.constantFrom(0, 0, 0, 1, 2), fc.uint8Array({ minLength: 0, maxLength: 400 }));
    let slowest = 0;
    fc.assert(
      fc.property(bytes, ([kind, rest]) => {
        const before = processorTime();
        const result = decodeLink(forged(Uint8Array.of(kind, ...rest)));
        slowest = Math.max(slowest, processorTime() - before);
        // Whoever computes the checksum has written a link, and any bytes may happen to say a workspace.
        expect(result.ok ? "opened" : result.failure.kind).toMatch(/^(opened|damaged)$/);
      }),
      { numRuns: 2000, examples: [[[0, Uint8Array.of(118, 21, 78, 199)]]] },
    );
    expect(slowest).toBeLessThan(2_000);
  });

  test("of a true one's bytes, some of them changed, holds nothing but plain data", { timeout: 240_000 }, () => {
    const payload = Uint8Array.from(
      atob(
        fragment
          .slice(fragment.lastIndexOf(".") + 1)
          .replaceAll("-", "+")
          .replaceAll("_", "/")
          .replace(/^((?:.{4})*).$/, "$1"),
      ),
      (letter) => letter.charCodeAt(0),
    );
    const changes = fc.array(fc.tuple(fc.nat(payload.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(changes, (all) => {
        const changed = Uint8Array.from(payload);
        for (const [place, byte] of all) changed[place] = byte;
        const result = decodeLink(forged(changed));
        if (!result.ok) return;
        expect(Object.keys(result.document)).toEqual(["title", "files", "messages", "commands"]);
        expect(Object.getPrototypeOf(result.document.messages[0]?.data ?? {})).toBe(Object.prototype);
        expect(JSON.stringify(result.document)).not.toContain("__proto__");
      }),
      { numRuns: 600 },
    );
  });

  test("that unpacks to more than a page can hold is stopped while it unpacks", () => {
    const zeros = Uint8Array.of(0, ...new Uint8Array(64));
    const ones = Uint8Array.of(0, ...new Uint8Array(64).fill(255));
    for (const bytes of [zeros, ones]) {
      const before = processorTime();
      expect(decodeLink(forged(bytes)).ok).toBe(false);
      expect(processorTime() - before).toBeLessThan(3_000);
    }
    const deflated = deflateRawSync(Buffer.alloc(100_000_000), { level: 9 });
    for (const announced of [2 ** 30, 1000]) {
      const head = new DataView(new ArrayBuffer(9));
      head.setUint8(0, 1);
      head.setUint32(1, deflated.length);
      head.setUint32(5, announced);
      const before = processorTime();
      const result = decodeLink(forged(Uint8Array.from(Buffer.concat([new Uint8Array(head.buffer), deflated]))));
      expect(result.ok || result.failure.arrived).toMatch(/texts are longer than/);
      expect(processorTime() - before).toBeLessThan(3_000);
    }
  });
});
