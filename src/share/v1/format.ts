import { Inflate, deflateSync } from "fflate";
import { ArithmeticReader, ArithmeticWriter, type BinaryCoder } from "./arithmetic-coder.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import { exampleTexts } from "./dictionary.ts";
import { type Shared, codeDocument } from "./document.ts";
import { Session } from "./session.ts";
import { TextModel } from "./text-model.ts";
import { GatheredTexts, ListedTexts, SpelledTexts, TooMuchToSpell, endOfText } from "./texts.ts";
import { bytesOf } from "./utf8.ts";

/**
 * Format version 1: the bytes of a link's payload. Golden links in the tests hold it fast.
 *
 * The first byte tells how texts are said. 0: between the other values. 1: in a part of their own, deflated; its length
 * before and after, four bytes each, follow, then the part itself. All else is one sequence of arithmetic code.
 */
const spelled = 0;
const gathered = 1;
const gatheredHead = 9;

/** Histories beyond this length are seldom spelled: it is not even tried. */
const mostMessagesSpelled = 2000;
/** Bytes of gathered texts. */
const mostGathered = 16 * 2 ** 20;

export function write(shared: Shared): Uint8Array {
  return (shared.document.messages.length > mostMessagesSpelled ? null : writeSpelled(shared)) ?? writeGathered(shared);
}

/** @throws DamagedPayload */
export function read(payload: Uint8Array): Shared {
  const [kind] = payload;
  if (kind === gathered) return readGathered(payload);
  if (kind !== undefined && kind !== spelled) throw new DamagedPayload("The link's texts are said in an unknown way.");
  const reader = new ArithmeticReader(payload.subarray(1));
  try {
    return codeDocument(new Session(reader, new SpelledTexts(reader, primedModel())), undefined);
  } catch (error) {
    throw error instanceof TooMuchToSpell ? new DamagedPayload(error.message) : error;
  }
}

/** Null when there is too much text. */
function writeSpelled(shared: Shared): Uint8Array | null {
  const writer = new ArithmeticWriter();
  try {
    codeDocument(new Session(writer, new SpelledTexts(writer, primedModel())), shared);
  } catch (error) {
    if (error instanceof TooMuchToSpell) return null;
    throw error;
  }
  return joined([Uint8Array.of(spelled), writer.finish()]);
}

function writeGathered(shared: Shared): Uint8Array {
  const writer = new ArithmeticWriter();
  const texts = new GatheredTexts();
  codeDocument(new Session(writer, texts), shared);
  const bytes = texts.bytes();
  const deflated = deflateSync(bytes, { level: 9, dictionary: dictionaryBytes() });
  const head = new DataView(new ArrayBuffer(gatheredHead));
  head.setUint8(0, gathered);
  head.setUint32(1, deflated.length);
  head.setUint32(5, bytes.length);
  return joined([new Uint8Array(head.buffer), deflated, writer.finish()]);
}

function readGathered(payload: Uint8Array): Shared {
  if (payload.length < gatheredHead) throw new DamagedPayload("The link ends before its content does.");
  const head = new DataView(payload.buffer, payload.byteOffset, gatheredHead);
  const end = gatheredHead + head.getUint32(1);
  const length = head.getUint32(5);
  if (length > mostGathered || end > payload.length)
    throw new DamagedPayload("The link's texts are longer than a link holds.");
  const bytes = inflated(payload.subarray(gatheredHead, end), length);
  const reader = new ArithmeticReader(payload.subarray(end));
  return codeDocument(new Session(reader, new ListedTexts(bytes)), undefined);
}

/** Piece by piece, so that what unpacks to more than it announced is stopped before it fills the memory. */
function inflated(deflated: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let place = 0;
  const inflate = new Inflate({ dictionary: dictionaryBytes() }, (part) => {
    if (place + part.length > length) throw new DamagedPayload("The link's texts are longer than announced.");
    bytes.set(part, place);
    place += part.length;
  });
  for (let start = 0; start < deflated.length; start += pieceLength) push(inflate, deflated, start);
  if (place < length) throw new DamagedPayload("The link's texts are shorter than announced.");
  return bytes;
}

const pieceLength = 4096;

function push(inflate: Inflate, deflated: Uint8Array, start: number): void {
  const end = start + pieceLength;
  try {
    inflate.push(deflated.subarray(start, end), end >= deflated.length);
  } catch (error) {
    throw error instanceof DamagedPayload ? error : new DamagedPayload("The link's texts cannot be unpacked.");
  }
}

const learning: BinaryCoder = { isReading: false, code: (bit) => bit };
let models: { readonly primed: TextModel; readonly working: TextModel } | undefined;

/**
 * A text model that has read the built-in examples: it does so once, when the first link is made or opened. The model
 * given back is good until the next call; writing and reading are done before there can be one.
 */
function primedModel(): TextModel {
  if (models === undefined) {
    models = { primed: new TextModel(), working: new TextModel() };
    for (const [index, text] of exampleTexts.entries()) {
      models.primed.begin(0, index % 3);
      for (const byte of bytesOf(text)) models.primed.code(learning, byte);
      models.primed.code(learning, endOfText);
    }
  }
  models.working.become(models.primed);
  return models.working;
}

const dictionaryBytes = (): Uint8Array => Uint8Array.from(bytesOf(exampleTexts.join("")));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
