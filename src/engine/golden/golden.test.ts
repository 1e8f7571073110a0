import { Application, toDomainEvent, type AggregateRoot, type Domain, type Message } from "aggregate-playground";
import { expect, test } from "vitest";
import {
  Account,
  Hold,
  Order,
  OrderItem,
  Patron,
  User,
  UserAccount,
  authentication,
  banking,
  library,
  ordering,
} from "./golden-models.ts";
import recorded from "./protean.json" with { type: "json" };

/**
 * Outputs recorded from Protean 0.13.1, compared with ours. What is not compared is what docs/differences.md lists: a
 * new aggregate's `_version` of -1, and nulls that the source drops outside of events.
 */
interface Step {
  readonly step: string;
  readonly version?: number;
  readonly state?: Record<string, unknown>;
  readonly pending?: unknown[];
  readonly messages?: Record<string, unknown[]>;
}

const stepsOf = (name: string): readonly Step[] => {
  const found = recorded.cases.find((candidate) => candidate.case === name);
  if (found?.steps === undefined) throw new Error(`No recorded case ${name}`);
  return found.steps;
};

/** Ids in order of appearance within a case, times, days and hashes by their form. */
function normaliser() {
  const ids = new Map<string, string>();
  return <T>(value: T): T => {
    const text = JSON.stringify(value)
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
        if (!ids.has(id)) ids.set(id, `<id${ids.size + 1}>`);
        return ids.get(id) ?? id;
      })
      .replace(/"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d\.\d+(\+00:00|Z)"/g, '"<time>"')
      .replace(/"\d{4}-\d\d-\d\d"/g, '"<today>"')
      .replace(/"[0-9a-f]{64}"/g, '"<hash>"');
    // The same shape with other texts.
    return JSON.parse(text) as T;
  };
}

const wire = (message: Message) => ({
  global_position: message.globalPosition,
  position: message.position,
  time: message.time,
  id: message.id,
  stream_name: message.streamName,
  type: message.type,
  data: message.data,
  metadata: message.metadata,
});

/** The source shows -1 for a new aggregate; ours shows no version. */
function recordedState(state: Record<string, unknown>): Record<string, unknown> {
  const { _version, ...rest } = state;
  return _version === -1 ? rest : state;
}

async function compare(
  name: string,
  domain: Domain,
  aggregate: AggregateRoot & { readonly id: string },
  category: string,
  act: (app: Application, step: string) => Promise<(AggregateRoot & { readonly id: string }) | undefined | void>,
) {
  using app = new Application(domain);
  const normalise = normaliser();
  let current = aggregate;
  for (const step of stepsOf(name)) {
    current = (await act(app, step.step)) ?? current;
    if (step.state !== undefined)
      expect
        .soft(JSON.stringify(normalise(current.toDict())), step.step)
        .toBe(JSON.stringify(recordedState(step.state)));
    if (step.version !== undefined) expect.soft(current.version, step.step).toBe(step.version);
    if (step.pending !== undefined)
      expect.soft(normalise(current.events.map((event) => event.toDict())), step.step).toEqual(step.pending);
    if (step.messages === undefined) continue;
    const streams = [`${category}-${current.id}`, `${category}-fact-${current.id}`];
    const messages: Record<string, unknown[]> = {};
    for (const stream of streams) messages[stream] = (await app.eventStore.read(stream)).map(wire);
    const ours = normalise(messages);
    for (const [stream, expected] of Object.entries(step.messages))
      expect.soft(JSON.stringify(ours[stream]), `${step.step}: ${stream}`).toBe(JSON.stringify(expected));
  }
}

test("golden: banking", async () => {
  const account = new Account({ accountNumber: "1234", balance: 1000, overdraftLimit: 50, nickname: "main" });
  await compare("banking", banking, account, "banking::account", async (app, step) => {
    const accounts = app.repositoryFor(Account);
    if (step === "withdraw(500)") account.withdraw(500);
    if (step === "withdraw(100)") account.withdraw(100);
    if (step === "add") await accounts.add(account);
    if (step === "get, withdraw(50)") {
      const loaded = await accounts.get(account.id);
      loaded.withdraw(50);
      again = loaded;
      return loaded;
    }
    if (step === "add again" && again !== null) await accounts.add(again);
    return undefined;
  });
});
let again: Account | null = null;

test("golden: library", async () => {
  const patron = new Patron({ name: "John Doe", holds: [new Hold({ bookId: "b-1" }), new Hold({ bookId: "b-2" })] });
  await compare("library", library, patron, "library::patron", async (app, step) => {
    if (step === "cancelHold(first)") patron.cancelHold(patron.holds[0]?.id ?? "");
    if (step === "add") await app.repositoryFor(Patron).add(patron);
  });
});

test("golden: ordering with facts", async () => {
  const order = new Order({
    customerId: "1",
    premiumCustomer: true,
    items: [
      new OrderItem({ productId: "1", quantity: 2, price: 10 }),
      new OrderItem({ productId: "2", quantity: 1, price: 20 }),
    ],
  });
  await compare("ordering-with-facts", ordering, order, "ordering::order", async (app, step) => {
    if (step === "confirm()") order.confirm();
    if (step === "add") await app.repositoryFor(Order).add(order);
  });
});

test("golden: authentication", async () => {
  const user = new User({ name: "John Doe", email: "john.doe@example.com" });
  await compare("authentication", authentication, user, "authentication::user", async (app, step) => {
    const users = app.repositoryFor(User);
    if (step === "add") await users.add(user);
    if (step !== "get, change, add") return undefined;
    const loaded = await users.get(user.id);
    loaded.status = "ACTIVE";
    loaded.account = new UserAccount({ passwordHash: "secret" });
    await users.add(loaded);
    return loaded;
  });
});

test("golden: the first fact event as an object", async () => {
  using app = new Application(authentication);
  const user = new User({ name: "John Doe", email: "john.doe@example.com" });
  await app.repositoryFor(User).add(user);
  const [message] = await app.eventStore.read(`authentication::user-fact-${user.id}`);
  if (message === undefined) throw new Error("no fact");
  const expected = recorded.cases.find((candidate) => candidate.event !== undefined)?.event;
  expect(JSON.stringify(normaliser()(toDomainEvent(authentication, message).toDict()))).toBe(JSON.stringify(expected));
});
