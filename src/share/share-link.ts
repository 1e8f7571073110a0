import type { WorkspaceDocument } from "../document/workspace-document.ts";
import { parseBase64Url, parseNumber, printBase64Url, printNumber } from "./base64url.ts";
import { type Checksum, checksumOf, checksumOfNumber, lengthModulus, numberOf } from "./checksum.ts";
import { parseDigits, printDigits } from "./decimal-digits.ts";
import { NotShareableError } from "./not-shareable.ts";
import type { ShareView } from "./share-view.ts";
import { DamagedPayload } from "./v1/damaged-payload.ts";
import { read, write } from "./v1/format.ts";

/** The version that links are written in. Links of every earlier one are read for ever. */
export const linkVersion = 1;

/** Characters of a link. Beyond that, browsers and chat tools cut it: a file is the better way. */
export const longestLink = 2 ** 20;

export interface LinkFailure {
  readonly kind: "no link" | "newer version" | "cut off" | "damaged" | "too large";
  /** What is wrong, in words, and what to do. */
  readonly message: string;
  readonly expected: string;
  readonly arrived: string;
}

export type LinkResult =
  | {
      readonly ok: true;
      readonly document: WorkspaceDocument;
      readonly view: ShareView | null;
      readonly version: number;
    }
  | { readonly ok: false; readonly failure: LinkFailure };

/** A workspace in both of its spellings. */
export interface ShareLink {
  /** `1.<checksum>.<payload>`, without `#`: ends with a letter or digit. */
  readonly fragment: string;
  /** The same in decimal digits, for a QR code; null when it is too long for one. */
  readonly digits: string | null;
}

/** No QR code holds more bytes. */
const mostBytesInCode = 2953;

/** @throws NotShareableError */
export function encodeLink(document: WorkspaceDocument, view: ShareView | null = null): ShareLink {
  const bytes = write({ document, view });
  const fragment = signed(printBase64Url(bytes), printNumber);
  if (fragment.length > longestLink) {
    throw new NotShareableError("The workspace is too large for a link. Share less of it, or export it as a file.");
  }
  const digits =
    bytes.length > mostBytesInCode
      ? null
      : signed(printDigits(bytes), (number) => String(number).padStart(digitsOfChecksum, "0"));
  return { fragment, digits };
}

const digitsOfChecksum = 13;

function signed(payload: string, print: (checksum: number) => string): string {
  return `${linkVersion}.${print(numberOf(checksumOf(String(linkVersion), payload)))}.${payload}`;
}

const linkForm = /^(\d{1,5})\.(?:([\w-]{7})|(\d{13}))\.([\w-]+)$/;

/**
 * Reads the fragment of an address, with or without `#`, as it comes out of chat tools: percent-encoded, wrapped in
 * punctuation, broken into lines. Nothing that was damaged is accepted.
 */
export function decodeLink(text: string): LinkResult {
  if (text.length > longestLink * 3)
    return fail("too large", `at most ${longestLink.toLocaleString("en")} characters`, charactersOf(text));
  const fragment = cleaned(text);
  // What a later version looks like behind its number is for that version to say.
  const [, announced = "0"] = /^(\d{1,5})\./.exec(fragment) ?? [];
  const known = `a link of version ${linkVersion}`;
  if (Number(announced) > linkVersion) return fail("newer version", known, `a link of version ${announced}`);
  const [, version = "", letters, numerals, payload = ""] = linkForm.exec(fragment) ?? [];
  if (version === "") return unreadable(fragment);
  if (version !== String(linkVersion)) return fail("damaged", known, `a link of version ${version}`);
  const written = checksumOfNumber(letters === undefined ? Number(numerals) : parseNumber(letters));
  const computed = checksumOf(version, payload);
  if (written.length !== computed.length) return wrongLength(payload, written, computed);
  if (written.crc !== computed.crc)
    return fail("damaged", `the checksum ${hex(written)}`, `the checksum ${hex(computed)}`);
  const bytes = letters === undefined ? parseDigits(payload) : parseBase64Url(payload);
  if (bytes === null) return fail("damaged", "letters, digits, - and _", "other characters");
  try {
    return { ok: true, ...read(bytes), version: linkVersion };
  } catch (error) {
    if (error instanceof DamagedPayload) return fail("damaged", "a workspace", error.message);
    throw error;
  }
}

/** Takes off what was added on the way. The alphabet has no white space, no `%` and no punctuation but `-`, `_` and `.` within. */
function cleaned(text: string): string {
  let fragment = text.slice(text.indexOf("#") + 1);
  for (let round = 0; round < 3 && fragment.includes("%"); round++) fragment = percentDecoded(fragment);
  return fragment.replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, "").replace(/^[^\dA-Za-z]+|[^\dA-Za-z]+$/g, "");
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A `%` that begins no code, such as one cut in half: the checksum tells whether something is missing.
    return text
      .replace(/%([2-7][\dA-Fa-f])/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replaceAll("%", "");
  }
}

function unreadable(fragment: string): LinkResult {
  const expected = "version, checksum and content, divided by dots";
  if (fragment === "") return fail("no link", expected, "nothing");
  const isBegun = /^\d{1,5}(\.[\w-]*)?(\.)?$/.test(fragment);
  return isBegun
    ? fail("cut off", expected, `the first ${charactersOf(fragment)} of a link`)
    : fail("no link", expected, `${charactersOf(fragment)} of another form`);
}

function wrongLength(payload: string, written: Checksum, computed: Checksum): LinkResult {
  const missing = (written.length - computed.length + lengthModulus) % lengthModulus;
  const isLonger = missing > lengthModulus / 2;
  const length = payload.length + (isLonger ? missing - lengthModulus : missing);
  // Beyond 512 characters the checksum cannot tell how many are missing, only that some are.
  return fail(
    isLonger ? "damaged" : "cut off",
    `content of ${length.toLocaleString("en")} characters (or of ${lengthModulus} more, or fewer)`,
    charactersOf(payload),
  );
}

function fail(kind: LinkFailure["kind"], expected: string, arrived: string): LinkResult {
  return { ok: false, failure: { kind, message: messages[kind], expected, arrived } };
}

const messages: Readonly<Record<LinkFailure["kind"], string>> = {
  "no link": "This is no link to a workspace. Ask its sender for the whole address.",
  "newer version":
    "This link was made by a newer version of the playground. Reload the page to get it, then open the link again.",
  "cut off":
    "A part of this link is missing. Chat tools cut long links: ask its sender for the whole address, or for a file.",
  damaged: "This link was changed on its way. Ask its sender for it again, or for a file.",
  "too large": "This link is too long to be one. Ask its sender for a file.",
};

const charactersOf = (text: string): string => `${text.length.toLocaleString("en")} characters`;
const hex = ({ crc }: Checksum): string => crc.toString(16).padStart(8, "0");
