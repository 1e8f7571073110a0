import { createHash } from "node:crypto";
import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "./sha-256.ts";

/** FIPS 180-4's examples, and those that NIST publishes beside them. */
const published = [
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
  ["a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
] as const;

const reference = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

test("SHA-256 of the published examples", () => {
  for (const [text, digest] of published) expect(sha256(text)).toBe(digest);
});

test("SHA-256 of every length around the ends of blocks, shorter texts after longer ones too", () => {
  for (let length = 200; length >= 0; length--) {
    expect(sha256("x".repeat(length))).toBe(reference("x".repeat(length)));
    expect(sha256("€".repeat(length))).toBe(reference("€".repeat(length)));
  }
});

test("SHA-256 of any text, halves of surrogate pairs included, is what Node says", () => {
  assert(
    property(string({ unit: "binary" }), string({ unit: "grapheme" }), (any, written) => {
      expect(sha256(any + written)).toBe(reference(any + written));
    }),
  );
  expect(sha256("\ud83d")).toBe(reference("\ud83d"));
  expect(sha256("\ude00\ud83d!")).toBe(reference("\ude00\ud83d!"));
});
