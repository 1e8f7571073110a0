import { type FileName, type SourceFiles, fileNames } from "../../document/source.ts";
import { exampleTexts, lessonTexts } from "./dictionary.ts";
import type { Said, Session } from "./session.ts";
import { choiceKind } from "./symbol-coder.ts";

const knownTexts = [...exampleTexts, ...lessonTexts];
const sourceKind = choiceKind();
/** More words of a model are not remembered. */
const mostWords = 2000;

/** The files of the workspace: those that are just as in a built-in example or lesson cost one number. */
export function codeFiles(session: Session, value: Said<SourceFiles>): SourceFiles {
  const root = session.root.child("files");
  const code = (name: FileName): string => {
    const text = value?.[name];
    const known = text === undefined ? -1 : knownTexts.indexOf(text);
    const place = root.child(name).place(sourceKind);
    const chosen = session.symbols.choice(
      place,
      knownTexts.length + 2,
      known === -1 ? (text === "" ? 0 : 1) : known + 2,
    );
    const coded =
      chosen === 0
        ? ""
        : chosen === 1
          ? session.texts.code(0, fileNames.indexOf(name), text)
          : (knownTexts[chosen - 2] ?? "");
    session.budget.spendCharacters(coded.length);
    return coded;
  };
  // One after the other: what was said of the model explains the scenario.
  const model = code("model.ts");
  const scenario = code("scenario.ts");
  const specs = code("specs.ts");
  for (const word of words(model)) session.addString(word);
  return { "model.ts": model, "scenario.ts": scenario, "specs.ts": specs };
}

/** Names of classes, fields, methods and values: most strings of the history are among them. */
function words(model: string): readonly string[] {
  return [...new Set(model.match(/[A-Za-z_$][\w$]*/g))].slice(0, mostWords);
}
