import { deflateSync } from "fflate";
import type { WorkspaceDocument } from "../../src/document/workspace-document.ts";
import { ArithmeticWriter } from "../../src/share/v1/arithmetic-coder.ts";
import { exampleTexts } from "../../src/share/v1/dictionary.ts";
import { codeDocument } from "../../src/share/v1/document.ts";
import { write } from "../../src/share/v1/format.ts";
import { Session } from "../../src/share/v1/session.ts";
import { GatheredTexts } from "../../src/share/v1/texts.ts";

/**
 * Layouts that were tried before the one that was kept. They only say how long a link would be: the first ones hold all
 * that the help desk's workspace is made of, but could not be read back for every workspace.
 */
export interface Layout {
  readonly name: string;
  readonly bytes: (document: WorkspaceDocument) => number;
}

const examples = new TextEncoder().encode(exampleTexts.join(""));
const deflated = (bytes: Uint8Array, isPrimed: boolean): number =>
  deflateSync(bytes, isPrimed ? { level: 9, dictionary: examples } : { level: 9 }).length;
const utf8 = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

export const layouts: readonly Layout[] = [
  { name: "JSON, deflate", bytes: (document) => deflated(utf8(document), false) },
  { name: "JSON, deflate with the examples as dictionary", bytes: (document) => deflated(utf8(document), true) },
  {
    name: "without what follows from the rest, JSON, deflate with dictionary",
    bytes: (document) => deflated(utf8(rowsOf(document)), true),
  },
  {
    name: "the same in columns of variable-length integers and texts, deflate with dictionary",
    bytes: (document) => deflated(columnsOf(document), true),
  },
  {
    name: "arithmetic code in the light of what explains each value, texts apart, deflate with dictionary",
    bytes: gathered,
  },
  {
    name: "the same, texts spelled by the primed text model (kept)",
    bytes: (document) => write({ document, view: null }).length,
  },
];

function gathered(document: WorkspaceDocument): number {
  const writer = new ArithmeticWriter();
  const texts = new GatheredTexts();
  codeDocument(new Session(writer, texts), { document, view: null });
  return 9 + deflated(texts.bytes(), true) + writer.finish().length;
}

type Value = string | number | boolean | null;

/** A table of the different values, and the place of each in it. */
function tableOf(values: readonly string[]): { readonly table: readonly string[]; readonly places: readonly number[] } {
  const table = [...new Set(values)];
  const places = new Map(table.map((value, place) => [value, place]));
  return { table, places: values.map((value) => places.get(value) ?? 0) };
}

/** What the rest does not follow from: moments as distances, ids by number, arguments, and what a command changed. */
function rowsOf({ title, files, commands }: WorkspaceDocument) {
  const states = new Map<string, Readonly<Record<string, unknown>>>();
  const methods = tableOf(commands.map(({ method }) => method));
  const ids = tableOf(commands.map(({ id }) => id));
  let last = 0;
  const rows = commands.map(({ id, args, at, outcome, error, messages, state }, index) => {
    const moment = Date.parse(at);
    const distance = moment - last;
    last = moment;
    const before = states.get(id) ?? {};
    const changes = Object.entries(state ?? {}).filter(
      ([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value),
    );
    if (state !== null) states.set(id, state);
    const isNew = Object.keys(before).length === 0;
    // An item that was added is said by the arguments; a number that the arguments explain would not be said either.
    const said = changes.map(([key, value]) => [key, Array.isArray(value) ? value.length : isNew ? value : 0]);
    return [
      methods.places[index],
      ids.places[index],
      distance,
      args,
      outcome,
      error?.message ?? 0,
      messages.length,
      said,
    ];
  });
  return { title, files, methods: methods.table, ids: [ids.table[0], ids.table.length], rows };
}

/** The rows turned by a quarter: like stands beside like. */
function columnsOf(document: WorkspaceDocument): Uint8Array {
  const { title, files, methods, ids, rows } = rowsOf(document);
  const texts: string[] = [title, ...Object.values(files), ...methods, String(ids[0])];
  const numbers: number[][] = [];
  const put = (column: number, value: number): void => void (numbers[column] ??= []).push(value);
  for (const [method, id, distance, args, outcome, error, count, said] of rows) {
    put(0, Number(method));
    put(1, Number(id));
    put(2, Number(distance));
    put(3, ["stored", "created", "rejected"].indexOf(String(outcome)));
    put(4, Number(count));
    if (error !== 0) texts.push(String(error));
    for (const value of [args, said].flatMap(leavesOf)) {
      if (typeof value === "number") put(5 + Number(method), Math.round(value * 100));
      else texts.push(String(value));
    }
  }
  const bytes = numbers.flatMap((column) => column.flatMap(variableLength));
  return new Uint8Array([...bytes, ...new TextEncoder().encode(texts.join("\n"))]);
}

function leavesOf(value: unknown): readonly Value[] {
  if (typeof value !== "object" || value === null) return [value as Value]; // JSON: no other values
  return Object.values(value).flatMap(leavesOf);
}

function variableLength(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = Math.abs(value) * 2 + (value < 0 ? 1 : 0);
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}
