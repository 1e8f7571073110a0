import { readFileSync } from "node:fs";
import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../../src/document/command-entry.ts";
import { messageIdOf } from "../../src/document/message-id.ts";
import type { WorkspaceDocument } from "../../src/document/workspace-document.ts";
import { uuidAt } from "../../src/engine/id-sequence.ts";
import { payloadHashOf } from "../../src/engine/payload-hash.ts";
import { printTimestamp } from "../../src/engine/timestamp.ts";
import { Random } from "../../src/share/testing/random.ts";

type Data = Record<string, unknown>;

type Reply = { readonly author: string; readonly text: string; readonly id: string };

type Ticket = {
  readonly customer: string;
  readonly subject: string;
  readonly status: string;
  readonly agent: string | null;
  readonly priority: string;
  readonly costs: number;
  readonly refunded: number;
  readonly budget: number;
  readonly replies: readonly Reply[];
  readonly id: string;
};

interface StoredTicket {
  state: Ticket;
  version: number;
  /** Messages in its stream. */
  stored: number;
}

interface Attempt {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly event: string;
  readonly data: Data;
  readonly after: Partial<Ticket>;
}

const words =
  "the a my your order invoice delivery parcel account password refund please still not arrived working since yesterday again thank you for quick help with new old broken screen charger wrong size colour address changed late missing item replaced sent back today customer service could we call address support phone battery warranty".split(
    " ",
  );
const agents = ["Amira", "Björn", "Chen", "Dolores", "Emeka"];
const customers = [
  "ada@example.com",
  "grace@example.com",
  "edsger@example.com",
  "barbara@example.com",
  "alan@example.com",
  "niklaus@example.com",
];

/**
 * A workspace as a person makes one in the playground, with as many events: tickets of a help desk, five types of
 * events, ids, times to the millisecond, amounts, written words, a refused command now and then. Messages, metadata,
 * states and ids are what the engine gives (docs/rules.md).
 * @param ids whether ids follow from the workspace's sequence, or are anyone's, as after an import
 */
export function helpdeskWorkspace(events: number, ids: "sequence" | "imported", seed = 7): WorkspaceDocument {
  const random = new Random(seed);
  const idSeed = random.uuid();
  let idsUsed = 0;
  const newId = (): string => (ids === "sequence" ? uuidAt(idSeed, ++idsUsed) : random.uuid());
  const tickets: StoredTicket[] = [];
  const messages: Message[] = [];
  const commands: CommandEntry[] = [];
  let now = Date.UTC(2026, 2, 14, 9, 26, 53, 589);

  while (messages.length < events) {
    now += Math.floor(1500 * 1.06 ** random.below(80)) + random.below(1000);
    const at = new Date(now).toISOString();
    if (tickets.length === 0 || random.next() < 0.09) {
      const initial = { customer: random.pick(customers), subject: sentence(random, 3, 6) };
      const state: Ticket = {
        ...initial,
        status: "OPEN",
        agent: null,
        priority: "NORMAL",
        costs: 0,
        refunded: 0,
        budget: 1000,
        replies: [],
        id: newId(),
      };
      tickets.push({ state, version: 0, stored: 0 });
      commands.push({
        aggregate: "Ticket",
        id: state.id,
        method: "new",
        args: [initial],
        at,
        outcome: "created",
        messages: [],
        state,
      });
      continue;
    }
    const ticket = tickets[Math.max(0, tickets.length - 1 - random.below(Math.min(tickets.length, 12)))];
    // Rarely does anybody act on a ticket that is closed.
    if (ticket === undefined || (ticket.state.status === "RESOLVED" && random.next() < 0.95)) continue;
    const { state } = ticket;
    const attempt = attemptOn(state, random, now, newId);
    const base = { aggregate: "Ticket", id: state.id, method: attempt.method, args: attempt.args, at };
    const error = refusalOf(state, attempt);
    if (error !== undefined) {
      commands.push({ ...base, outcome: "rejected", error, messages: [], state: null });
      continue;
    }
    ticket.state = { ...state, ...attempt.after };
    ticket.version++;
    const message = messageOf(ticket, attempt, messages.length + 1, now, ids === "imported" ? newId() : undefined);
    ticket.stored++;
    messages.push(message);
    commands.push({ ...base, outcome: "stored", messages: [message.globalPosition], state: { ...ticket.state } });
  }
  const model = readFileSync(new URL("helpdesk-model.txt", import.meta.url), "utf8");
  return { title: "Help desk", files: { "model.ts": model, "scenario.ts": "", "specs.ts": "" }, messages, commands };
}

function attemptOn(state: Ticket, random: Random, now: number, newId: () => string): Attempt {
  const chance = random.next();
  if (chance < 0.2) {
    const agent = random.pick(agents);
    const priority = random.pick(["LOW", "NORMAL", "NORMAL", "URGENT"]);
    return {
      method: "assign",
      args: [agent, priority],
      event: "TicketAssigned",
      data: { ticketId: state.id, agent, priority },
      after: { agent, priority, status: "ASSIGNED" },
    };
  }
  if (chance < 0.5) {
    const author = random.next() < 0.5 ? state.customer : random.pick(agents);
    const text = sentence(random, 3, 12);
    const id = newId();
    return {
      method: "reply",
      args: [author, text],
      event: "ReplyWritten",
      data: { ticketId: state.id, replyId: id, author, text },
      after: { replies: [...state.replies, { author, text, id }] },
    };
  }
  if (chance < 0.75) {
    const minutes = random.next() < 0.5 ? 5 * (1 + random.below(12)) : 1 + random.below(90);
    const costs = state.costs + minutes * 1.5;
    return {
      method: "bookWork",
      args: [minutes],
      event: "WorkBooked",
      data: { ticketId: state.id, minutes, cost: minutes * 1.5, costsSoFar: costs },
      after: { costs },
    };
  }
  if (chance < 0.93) {
    const amount = random.next() < 0.3 ? 10 * (1 + random.below(20)) : Math.round(random.next() * 20_000) / 100;
    const reason = sentence(random, 2, 5);
    return {
      method: "refund",
      args: [amount, reason],
      event: "RefundGranted",
      data: { ticketId: state.id, amount, reason },
      after: { refunded: state.refunded + amount },
    };
  }
  const summary = random.next() < 0.5 ? sentence(random, 3, 8) : null;
  return {
    method: "resolve",
    args: summary === null ? [] : [summary],
    event: "TicketResolved",
    data: { ticketId: state.id, resolvedAt: new Date(now).toISOString(), summary },
    after: { status: "RESOLVED" },
  };
}

function refusalOf(state: Ticket, { method, after }: Attempt): CommandEntry["error"] {
  if (state.status === "RESOLVED" && method !== "refund") {
    return { name: "TicketClosed", message: "The ticket is resolved; open a new one." };
  }
  const costs = after.costs ?? state.costs;
  const refunded = after.refunded ?? state.refunded;
  if (costs + refunded <= state.budget) return undefined;
  return { name: "BudgetExceeded", message: `Costs of ${costs} and refunds of ${refunded} exceed ${state.budget}` };
}

function messageOf(
  { state, version, stored }: StoredTicket,
  { event, data }: Attempt,
  globalPosition: number,
  now: number,
  id?: string,
): Message {
  const streamName = `helpdesk::ticket-${state.id}`;
  const type = `Helpdesk.${event}.v1`;
  const sequence = `${version}.1`;
  return {
    id: id ?? messageIdOf(streamName, stored),
    streamName,
    type,
    position: stored,
    globalPosition,
    data,
    metadata: {
      id: `${streamName}-${sequence}`,
      type,
      fqn: `aggregate-playground.${event}`,
      kind: "EVENT",
      stream: streamName,
      origin_stream: null,
      timestamp: printTimestamp(now * 1000),
      version: "v1",
      sequence_id: sequence,
      payload_hash: payloadHashOf(data),
    },
    time: new Date(now),
  };
}

function sentence(random: Random, least: number, most: number): string {
  const length = least + random.below(most - least + 1);
  const text = Array.from({ length }, () => random.pick(words)).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
