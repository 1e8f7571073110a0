import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../../document/command-entry.ts";
import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { NotShareableError } from "../not-shareable.ts";
import type { ShareView } from "../share-view.ts";
import { codeCommand } from "./commands.ts";
import { codeUsualCount } from "./counts.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import { codeFiles } from "./files.ts";
import { History } from "./history.ts";
import { type Owner, codeMessage } from "./messages.ts";
import { type Part, partsOf } from "./parts.ts";
import type { Said, Session } from "./session.ts";
import { flagKind, integerKind } from "./symbol-coder.ts";
import { codeView } from "./view.ts";

export interface Shared {
  readonly document: WorkspaceDocument;
  readonly view: ShareView | null;
}

interface SaidHistory {
  readonly messages: Message[];
  readonly commands: CommandEntry[];
}

const totalKind = integerKind();
const isListedKind = flagKind(3);
const listedCountKind = integerKind();
const listedKind = integerKind();

/** The whole of what a link carries, in the order in which it is said. What it returns counts only when reading. */
export function codeDocument(session: Session, value: Said<Shared>): Shared {
  const document = value?.document;
  const title = session.texts.code(2, 0, document?.title);
  session.budget.spendCharacters(title.length);
  const files = codeFiles(session, document?.files);
  const history = codeHistory(session, files["model.ts"], document);
  const view = codeView(session, value === undefined ? undefined : value.view);
  return { document: { title, files, ...history }, view };
}

function codeHistory(session: Session, model: string, document: Said<WorkspaceDocument>): SaidHistory {
  const { symbols, root } = session;
  const history = new History(session, model);
  const commandTotal = symbols.integer(root.child("commands").place(totalKind), document?.commands.length ?? 0);
  const messageTotal = symbols.integer(root.child("messages").place(totalKind), document?.messages.length ?? 0);
  const parts = document === undefined ? undefined : partsOf(document);
  const said: SaidHistory = { messages: [], commands: [] };
  const beforePath = root.child("before");
  let count = 0;
  const codeNext = (owner: Owner | undefined): Message => {
    if (count === messageTotal) throw new DamagedPayload("There are more messages than were announced.");
    const message = codeMessage(history, owner, document?.messages[count]);
    count++;
    // What is being written is there already.
    if (session.isReading) said.messages.push(message);
    return message;
  };

  for (let index = 0; index < commandTotal; index++) {
    session.budget.spendValue(0);
    const part = parts?.[index];
    const before = codeUsualCount(session, beforePath, part?.before);
    for (let left = before; left > 0; left--) codeNext(undefined);
    const { instance, method, outcome, moment, entry } = codeCommand(history, document?.commands[index]);
    const about = root.child("owned").child(instance.aggregate).child(method).child(outcome);
    const listed = codeListed(session, history, part);
    const owned = listed !== null ? 0 : codeUsualCount(session, about, part?.owned);
    const positions: number[] = [];
    for (let ordinal = 0; ordinal < owned; ordinal++) {
      positions.push(codeNext({ instance, method, at: moment, ordinal }).globalPosition);
    }
    if (session.isReading) said.commands.push(entry(listed ?? positions));
  }
  while (count < messageTotal) codeNext(undefined);
  return said;
}

/** The messages of a command that do not stand beside it: most often they are not part of what is shared. */
function codeListed(session: Session, history: History, part: Said<Part>): readonly number[] | null {
  const { symbols } = session;
  const path = session.root.child("listed");
  if (!symbols.flag(path.place(isListedKind), part !== undefined && part.listed !== null)) return null;
  if (part?.listed?.some((position) => !isPosition(position)) === true) {
    throw new NotShareableError("A link cannot hold a command whose messages have no whole numbers.");
  }
  const count = symbols.integer(path.place(listedCountKind), part?.listed?.length ?? 0);
  const listed: number[] = [];
  for (let index = 0; index < count; index++) {
    session.budget.spendValue(0);
    const last = listed.at(-1) ?? history.globalPosition;
    const position = last + symbols.signed(path.place(listedKind), (part?.listed?.[index] ?? last) - last);
    if (!isPosition(position)) throw new DamagedPayload("A position is out of range.");
    listed.push(position);
  }
  return listed;
}

function isPosition(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2 ** 47 && !Object.is(value, -0);
}
