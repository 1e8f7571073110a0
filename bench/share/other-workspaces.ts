import { readFileSync } from "node:fs";
import type { WorkspaceDocument } from "../../src/document/workspace-document.ts";
import { uuidAt } from "../../src/engine/id-sequence.ts";
import { payloadHashOf } from "../../src/engine/payload-hash.ts";
import { messageIdOf } from "../../src/document/message-id.ts";
import { printTimestamp } from "../../src/engine/timestamp.ts";
import { Random } from "../../src/share/testing/random.ts";

/** Events of another program, as they are imported: no commands, no metadata, the text of the model beside them. */
export function eventsAlone(document: WorkspaceDocument): WorkspaceDocument {
  return { ...document, messages: document.messages.map((message) => ({ ...message, metadata: {} })), commands: [] };
}

const example = (file: string): string =>
  readFileSync(new URL(`../../src/examples/catalogue/banking/${file}`, import.meta.url), "utf8");

/** What a visitor of the Banking example does in five minutes: a few accounts, withdrawals, some of them refused. */
export function bankingWorkspace(events: number, seed = 11): WorkspaceDocument {
  const random = new Random(seed);
  const idSeed = random.uuid();
  const accounts: { id: string; accountNumber: string; balance: number; version: number }[] = [];
  const messages: WorkspaceDocument["messages"][number][] = [];
  const commands: WorkspaceDocument["commands"][number][] = [];
  let now = Date.UTC(2026, 2, 14, 9, 26, 53, 589);
  const stateOf = ({ id, accountNumber, balance }: (typeof accounts)[number]) => ({
    accountNumber,
    balance,
    overdraftLimit: 50,
    nickname: null,
    id,
  });
  let isRefused = false;
  while (messages.length < events) {
    now += 1500 + random.below(20_000);
    const at = new Date(now).toISOString();
    if (accounts.length === 0 || isRefused || random.next() < 0.05) {
      isRefused = false;
      const accountNumber = String(1234 + accounts.length);
      const account = { id: uuidAt(idSeed, accounts.length + 1), accountNumber, balance: 1000, version: 0 };
      accounts.push(account);
      const args = [{ accountNumber, balance: 1000, overdraftLimit: 50 }];
      commands.push({
        aggregate: "Account",
        id: account.id,
        method: "new",
        args,
        at,
        outcome: "created",
        messages: [],
        state: stateOf(account),
      });
      continue;
    }
    const account = random.pick(accounts);
    const amount = random.pick([5, 10, 12.5, 20, 25, 30, 50, 100, 500]);
    const base = { aggregate: "Account", id: account.id, method: "withdraw", args: [amount], at };
    if (account.balance - amount < -50) {
      const error = { name: "InsufficientFunds", message: "Balance cannot be below overdraft limit" };
      commands.push({ ...base, outcome: "rejected", error, messages: [], state: null });
      isRefused = true;
      continue;
    }
    account.balance -= amount;
    account.version++;
    const streamName = `banking::account-${account.id}`;
    const type = "Banking.AccountWithdrawn.v1";
    const data = { accountNumber: account.accountNumber, amount };
    const position = account.version - 1;
    const sequence = `${account.version}.1`;
    const metadata = {
      id: `${streamName}-${sequence}`,
      type,
      fqn: "aggregate-playground.AccountWithdrawn",
      kind: "EVENT",
      stream: streamName,
      origin_stream: null,
      timestamp: printTimestamp(now * 1000),
      version: "v1",
      sequence_id: sequence,
      payload_hash: payloadHashOf(data),
    };
    const globalPosition = messages.length + 1;
    messages.push({
      id: messageIdOf(streamName, position),
      streamName,
      type,
      position,
      globalPosition,
      data,
      metadata,
      time: new Date(now),
    });
    commands.push({ ...base, outcome: "stored", messages: [globalPosition], state: stateOf(account) });
  }
  const files = {
    "model.ts": example("model.ts"),
    "scenario.ts": example("scenario.ts"),
    "specs.ts": example("specs.ts"),
  };
  return { title: "Banking", files, messages, commands };
}
