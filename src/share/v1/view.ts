import { type ShareView, viewTabs } from "../share-view.ts";
import { codeName } from "./names.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { choiceKind, flagKind, integerKind } from "./symbol-coder.ts";

const isGivenKind = flagKind();
const numberKind = integerKind();
const tabKind = choiceKind();

export function codeView(session: Session, value: Said<ShareView | null>): ShareView | null {
  const root = session.root.child("view");
  const { symbols } = session;
  if (!symbols.flag(root.place(isGivenKind), value !== undefined && value !== null)) return null;
  const stream = root.child("stream");
  const hasStream = symbols.flag(stream.place(isGivenKind), value?.stream !== undefined && value.stream !== null);
  const tab = symbols.choice(root.place(tabKind), viewTabs.length, viewTabs.indexOf(value?.tab ?? "State"));
  return {
    stream: hasStream ? codeName(session, stream, value?.stream ?? undefined) : null,
    event: codeNumberOrNull(session, root.child("event"), value?.event),
    command: codeNumberOrNull(session, root.child("command"), value?.command),
    version: codeNumberOrNull(session, root.child("version"), value?.version),
    tab: viewTabs[tab] ?? "State",
  };
}

function codeNumberOrNull(session: Session, path: Path, value: Said<number | null>): number | null {
  const { symbols } = session;
  const isGiven = symbols.flag(path.place(isGivenKind), value !== undefined && value !== null);
  return isGiven ? symbols.signed(path.place(numberKind), value ?? 0) : null;
}
