import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import type { Surroundings } from "./metadata.ts";
import { choiceKind, integerKind } from "./symbol-coder.ts";
import type { Json } from "./json.ts";
import { codeValue } from "./values.ts";

/** `<version>.<n>` of state-based aggregates, `<version>` of event-sourced ones (as text or number), or anything else. */
const forms = ["numbered", "text", "number", "other"] as const;

const formKind = choiceKind();
const versionKind = integerKind();
const numberKind = integerKind();
const numbered = /^(0|[1-9]\d{0,9})\.(0|[1-9]\d{0,9})$/;
const whole = /^(0|[1-9]\d{0,9})$/;

/** The `sequence_id`: a save's version and the number of the event within it, both counting on (rules VER2, VER3, FCT2). */
export function codeSequence(session: Session, path: Path, around: Surroundings, value: Said<Json>): Json {
  const { stem, kind, isFirst } = around;
  const { symbols } = session;
  const place = path.child(kind).child(isFirst ? "first" : "later");
  const parts = partsOf(value);
  const form =
    forms[symbols.usualChoice(path.child(kind).place(formKind), forms.length, forms.indexOf(parts.form))] ?? "other";
  if (form === "other") return codeValue(session, path.child("other"), undefined, value);
  const lastVersion = stem?.version ?? -1;
  const nextVersion = isFirst ? lastVersion + 1 : lastVersion;
  const version = nextVersion + symbols.signed(place.place(versionKind), parts.version - nextVersion);
  const expected = version === lastVersion ? (stem?.sequence ?? 0) + 1 : 1;
  const sequence =
    form === "numbered" ? expected + symbols.signed(place.place(numberKind), parts.sequence - expected) : 0;
  if (stem !== undefined) {
    stem.version = version;
    stem.sequence = sequence;
  }
  if (form === "number") return version;
  return form === "numbered" ? `${version}.${sequence}` : String(version);
}

interface Parts {
  readonly form: (typeof forms)[number];
  readonly version: number;
  readonly sequence: number;
}

function partsOf(value: Said<Json>): Parts {
  if (typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) < 2 ** 50 && !Object.is(value, -0)) {
    return { form: "number", version: value, sequence: 0 };
  }
  const text = typeof value === "string" ? value : "";
  const [, version = "", sequence = ""] = numbered.exec(text) ?? [];
  if (version !== "") return { form: "numbered", version: Number(version), sequence: Number(sequence) };
  return whole.test(text)
    ? { form: "text", version: Number(text), sequence: 0 }
    : { form: "other", version: 0, sequence: 0 };
}
