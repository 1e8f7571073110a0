import { describe, expect, test } from "vitest";
import { library, signaturesOfLibrary } from "./picture-fixture.ts";
import { pictureModel, type Edge } from "./picture-model.ts";
import { pictureLines, pictureName, type PictureLine } from "./picture-words.ts";

const picture = pictureModel(library, signaturesOfLibrary);
const patron = picture.clusters[0];

const told = ({ kind, from, row, to }: Edge) =>
  `${from.split(" / ").at(-1)}${row === null ? "" : ` (${row.split(" . ").at(-1)})`} ${kind} ${to.split(" / ").at(-1)}`;

describe("the picture of a model", () => {
  test("draws each aggregate with what lives inside its boundary, and its events outside", () => {
    expect(picture.clusters.map(({ name }) => name)).toEqual(["Patron", "Loan"]);
    expect(patron?.levels.map((level) => level.map(({ name, kind }) => `${name}: ${kind}`))).toEqual([
      ["Hold: entity", "Card: value object"],
    ]);
    expect(patron?.events.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      "HoldCanceled: delta event",
      "PatronFactEvent: fact event",
    ]);
  });

  test("tells who holds, raises, refers to and handles what", () => {
    expect(picture.edges.map(told)).toEqual([
      "Patron (holds) holds Hold",
      "Patron (card) has value Card",
      "Hold (cancel()) raises HoldCanceled",
      "Patron tells the state PatronFactEvent",
      "HoldCanceled is handled by handler Notifier",
      "handler Notifier (tell) acts on Loan",
      "Loan (patron) refers to Patron",
    ]);
  });

  test("lists fields, invariants in words, and commands with their parameters", () => {
    expect(patron?.root.rows.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "field name: string",
      "field holds: Hold[]",
      "field card: Card",
      "invariant must not hold too much",
      "command cancelHold()",
    ]);
  });

  test("an entity that holds its own kind is drawn once", () => {
    const [aggregate, entity] = library.elements;
    if (aggregate === undefined || entity === undefined) throw new Error("The fixture has lost its elements");
    const nested = { ...entity, name: "Hold", fields: aggregate.fields.filter(({ name }) => name === "holds") };
    const recursive = pictureModel({ ...library, elements: [aggregate, nested] }, signaturesOfLibrary);
    expect(recursive.clusters[0]?.levels.flat().map(({ name }) => name)).toEqual(["Hold"]);
    expect(recursive.edges.map(told)).toContain("Hold (holds) holds Hold");
  });
});

describe("its text alternative", () => {
  test("counts what is drawn", () => {
    expect(pictureName(picture)).toBe(
      "Picture of the model Library: 2 aggregates, 1 entity, 1 value object, 2 events, 1 event handler",
    );
  });

  test("says everything that the picture shows", () => {
    const flat = (lines: readonly PictureLine[]): readonly string[] =>
      lines.flatMap(({ text, below }) => [text, ...flat(below)]);
    const texts = flat(pictureLines(picture)).join("\n");
    for (const { name } of library.elements) expect(texts).toContain(name);
    expect(texts).toContain("command cancel(), raises HoldCanceled");
    expect(texts).toContain("holds: Hold[], holds 0..* Hold");
    expect(texts).toContain("invariant: must not hold too much");
  });
});
