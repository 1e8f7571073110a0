import type { CommandEntry } from "../../../src/document/command-entry.ts";
import type { TimelineEntry } from "../../../src/store/workspace-store.ts";

type State = Readonly<Record<string, unknown>>;

/** One command of a story: what it makes of an aggregate, and which events it leaves. */
export interface StoryCommand {
  readonly stream: string;
  readonly aggregate: string;
  readonly method: string;
  readonly args: readonly unknown[];
  /** Event class name → its payload, deltas in order. */
  readonly deltas?: readonly (readonly [name: string, data: Record<string, unknown>])[];
  readonly state?: State;
  readonly isFactStored?: boolean;
  readonly error?: { readonly name: string; readonly message: string };
}

interface StoredVersion {
  readonly version: number;
  readonly state: State;
}

/** A history as the store would have it, written command by command. */
export class Story {
  readonly entries: TimelineEntry[] = [];
  readonly #versions = new Map<string, StoredVersion[]>();
  readonly #positions = new Map<string, number>();
  #commands = 0;
  #globalPosition = 0;
  #time = Date.UTC(2026, 2, 1, 12, 0, 0);

  versionsOf(stream: string): readonly StoredVersion[] {
    return this.#versions.get(stream) ?? [];
  }

  get streams(): readonly string[] {
    return [...this.#versions.keys()];
  }

  add(command: StoryCommand): void {
    this.#commands += 1;
    this.#time += 1_337;
    const versions = this.versionsOf(command.stream);
    const before = versions.at(-1)?.version ?? -1;
    const version = command.error === undefined ? before + 1 : before;
    const first = this.#globalPosition + 1;
    const log: CommandEntry = {
      aggregate: command.aggregate,
      id: command.stream.slice(command.stream.indexOf("-") + 1),
      method: command.method,
      args: command.args,
      at: new Date(this.#time).toISOString(),
      outcome: command.error !== undefined ? "rejected" : command.method === "new" ? "created" : "stored",
      ...(command.error === undefined ? {} : { error: command.error }),
      messages: (command.deltas ?? []).map((_, index) => first + index),
      state: command.state ?? null,
    };
    const shared = { commandNumber: this.#commands, command: log, aggregate: command.aggregate, version };
    if (command.error !== undefined) {
      const stream = versions.length === 0 ? null : command.stream;
      this.entries.push({ ...shared, number: this.entries.length + 1, kind: "rejected", message: null, stream });
      return;
    }
    if (command.state !== undefined) {
      this.#versions.set(command.stream, [...versions, { version, state: command.state }]);
    }
    const deltas = command.deltas ?? [];
    for (const [index, [name, data]] of deltas.entries()) {
      this.#push(shared, "delta", command.stream, command.stream, name, data, `${version}.${index + 1}`);
    }
    if (command.isFactStored === true) {
      const factStream = command.stream.replace("-", "-fact-");
      const data = { _version: version, ...command.state };
      this.#push(
        shared,
        "fact",
        command.stream,
        factStream,
        `${command.aggregate}FactEvent`,
        data,
        `${version}.${deltas.length + 1}`,
      );
    }
  }

  #push(
    shared: Pick<TimelineEntry, "commandNumber" | "command" | "aggregate" | "version">,
    kind: "delta" | "fact",
    stream: string,
    streamName: string,
    name: string,
    data: Record<string, unknown>,
    sequence: string,
  ): void {
    this.#globalPosition += 1;
    const position = this.#positions.get(streamName) ?? 0;
    this.#positions.set(streamName, position + 1);
    const domain = stream.slice(0, stream.indexOf("::"));
    const type = `${domain.charAt(0).toUpperCase()}${domain.slice(1)}.${name}.v1`;
    this.entries.push({
      ...shared,
      number: this.entries.length + 1,
      kind,
      stream,
      message: {
        id: `5e7e4c53-a599-4cb2-9c42-${String(this.#globalPosition).padStart(12, "0")}`,
        streamName,
        type,
        position,
        globalPosition: this.#globalPosition,
        data,
        metadata: {
          id: `${streamName}-${sequence}`,
          type,
          fqn: `aggregate-playground.${name}`,
          kind: "EVENT",
          stream: streamName,
          origin_stream: null,
          timestamp: new Date(this.#time).toISOString().replace("T", " ").replace("Z", "000+00:00"),
          version: "v1",
          sequence_id: sequence,
          payload_hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        },
        time: new Date(this.#time),
      },
    });
  }
}

const account = "banking::account-7d1c3f0e-5e7e-4c53-a599-2cb2dc428d96";
const user = "authentication::user-781c4363-5e7e-4c53-a599-2cb2dc428d96";
const order = "ordering::order-149b5549-3903-459e-9127-731266372472";
const overdrawn = { name: "InsufficientFunds", message: "Balance cannot be below overdraft limit" };

/** The founding documents' own examples, one after another. */
export function bankingStory(): Story {
  const story = new Story();
  const accountState = (balance: number, nickname: string | null = null) => ({
    accountNumber: "1234",
    balance,
    overdraftLimit: 50,
    nickname,
    id: "7d1c3f0e-5e7e-4c53-a599-2cb2dc428d96",
  });
  const userState = (email: string, status: string | null, passwordHash: string | null) => ({
    name: "John Doe",
    email,
    status,
    account: passwordHash === null ? null : { passwordHash, id: "a-1" },
    id: "781c4363-5e7e-4c53-a599-2cb2dc428d96",
  });
  const orderState = (status: string, quantity: number, withSecond: boolean) => ({
    customerId: "1",
    premiumCustomer: true,
    status,
    shipTo: { street: "1 Main St", zip: null },
    items: [
      { productId: "1", quantity, price: 10, id: "i-1" },
      ...(withSecond ? [{ productId: "2", quantity: 1, price: 20, id: "i-2" }] : []),
    ],
    id: "149b5549-3903-459e-9127-731266372472",
  });
  const onAccount = { stream: account, aggregate: "Account" };
  const onUser = { stream: user, aggregate: "User", isFactStored: true };
  const onOrder = { stream: order, aggregate: "Order" };
  const withdrawn = (amount: number) => [["AccountWithdrawn", { accountNumber: "1234", amount }]] as const;

  story.add({
    ...onUser,
    method: "new",
    args: [{ name: "John Doe", email: "john.doe@example.com" }],
    state: userState("john.doe@example.com", null, null),
  });
  story.add({
    ...onAccount,
    method: "new",
    args: [{ accountNumber: "1234", balance: 1000, overdraftLimit: 50 }],
    state: accountState(1000),
  });
  story.add({ ...onAccount, method: "withdraw", args: [500], deltas: withdrawn(500), state: accountState(500) });
  story.add({ ...onAccount, method: "withdraw", args: [2000], error: overdrawn });
  story.add({
    ...onUser,
    method: "activate",
    args: [],
    deltas: [["UserActivated", { userId: "781c4363", at: "2026-03-01" }]],
    state: userState("john.doe@example.com", "ACTIVE", null),
  });
  story.add({
    ...onOrder,
    method: "new",
    args: [{ customerId: "1", premiumCustomer: true }],
    state: orderState("PENDING", 2, true),
  });
  story.add({
    ...onOrder,
    method: "confirm",
    args: [],
    deltas: [
      ["OrderConfirmed", { orderId: "149b5549-3903-459e-9127-731266372472", confirmedAt: "2026-03-01T12:00:09.000Z" }],
      ["OrderDiscountApplied", { orderId: "149b5549-3903-459e-9127-731266372472", customerId: "1" }],
    ],
    state: orderState("CONFIRMED", 2, true),
  });
  story.add({
    ...onUser,
    method: "changeEmail",
    args: ["john@doe.org"],
    deltas: [["UserEmailChanged", { userId: "781c4363", email: "john@doe.org" }]],
    state: userState("john@doe.org", "ACTIVE", "c29tZSBoYXNo"),
  });
  story.add({ ...onAccount, method: "withdraw", args: [530], deltas: withdrawn(530), state: accountState(-30) });
  story.add({
    ...onAccount,
    method: "rename",
    args: ["Holiday <b>fund</b>"],
    deltas: [["AccountRenamed", { accountNumber: "1234", nickname: "Holiday <b>fund</b>" }]],
    state: accountState(-30, "Holiday <b>fund</b>"),
  });
  story.add({ ...onAccount, method: "withdraw", args: [100], error: overdrawn });
  story.add({
    ...onOrder,
    method: "removeItem",
    args: ["i-2"],
    deltas: [["OrderItemRemoved", { orderId: "149b5549", itemId: "i-2" }]],
    state: orderState("CONFIRMED", 3, false),
  });
  story.add({
    stream: "banking::account-x",
    aggregate: "Account",
    method: "new",
    args: [{ balance: 5 }],
    error: { name: "ValidationError", message: "accountNumber is required" },
  });
  return story;
}

/** The n-th of any number of events of twenty accounts, made when it is read. */
export function endlessEntry(number: number): TimelineEntry {
  const odd = number % 2 === 0 ? number - 1 : number;
  const which = (odd * 7) % 40;
  const id = `0000${which.toString().padStart(4, "0")}`;
  const stream = `banking::account-${id}`;
  const isFact = number % 2 === 0;
  const version = Math.floor(number / 2);
  const time = new Date(Date.UTC(2026, 0, 1) + odd * 250);
  const state = { accountNumber: id, balance: 1_000_000 - version, overdraftLimit: 50, nickname: null, id };
  const data = isFact ? { _version: version, ...state } : { accountNumber: id, amount: (number * 13) % 997 };
  const name = isFact ? "AccountFactEvent" : "AccountWithdrawn";
  return {
    number,
    kind: isFact ? "fact" : "delta",
    commandNumber: Math.ceil(number / 2),
    command: {
      aggregate: "Account",
      id,
      method: "withdraw",
      args: [(odd * 13) % 997],
      at: time.toISOString(),
      outcome: "stored",
      messages: [odd, odd + 1],
      state,
    },
    aggregate: "Account",
    stream,
    version,
    message: {
      id: `m-${number}`,
      streamName: isFact ? stream.replace("-", "-fact-") : stream,
      type: `Banking.${name}.v1`,
      position: version,
      globalPosition: number,
      data,
      metadata: { id: `${stream}-${version}.${isFact ? 2 : 1}`, stream, kind: "EVENT", sequence_id: `${version}.1` },
      time,
    },
  };
}
