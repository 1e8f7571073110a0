import type { AggregateRecord, Commit } from "../../engine/commit.ts";
import type { ModelDescription } from "../../sandbox/model-description.ts";
import type {
  AggregateImage,
  LoadReply,
  Program,
  RunReply,
  RunRequest,
  StoredEvent,
  ThrownError,
} from "../../sandbox/protocol.ts";
import type { Sandbox, SandboxFailure, SandboxResult } from "../../sandbox/sandbox.ts";

/**
 * Behaves as the Banking example does: accounts with a balance and a unique number, `withdraw`, an overdraft invariant.
 * `Tally` is event-sourced: `add(by)`; code with the word "double" counts each event twice, with "fee" takes one more at
 * each withdrawal, with "generous" lets every withdrawal pass. `hang` never ends.
 */
export class FakeSandbox implements Sandbox {
  readonly loads: string[] = [];
  readonly requests: RunRequest[] = [];
  isDisposed = false;
  #code: string | null = null;

  async load({ modules, codeVersion }: Program): Promise<SandboxResult<LoadReply>> {
    this.loads.push(codeVersion);
    const code = modules.find(({ file }) => file === "model.ts")?.javascript ?? "";
    if (code.includes("load error")) {
      this.#code = null;
      return done({ ok: false, error: thrown("ConfigurationError", "An element is missing") });
    }
    this.#code = code;
    const model = describe(code);
    if (!code.includes("stops early")) return done({ ok: true, model, console: [] });
    // What stands below the statement that throws is not there: the tally, when the text says so.
    const elements = model.elements.filter(({ name }) => name !== "Tally" || !code.includes("before Tally"));
    const stoppedBy = thrown("ValidationError", "Account: accountNumber: is required");
    return done({ ok: true, model: { ...model, elements }, stoppedBy, console: [] });
  }

  async run(request: RunRequest): Promise<SandboxResult<RunReply>> {
    this.requests.push(request);
    if (this.#code === null) return { ok: false, failure: failure("crashed", "No code is loaded.") };
    const { operation } = request;
    switch (operation.kind) {
      case "create":
        return done(this.#create(request, operation.aggregate, operation.initial));
      case "invoke":
        if (operation.method === "hang")
          return { ok: false, failure: failure("timeout", "The command did not end within a second.") };
        return done(this.#invoke(request, operation.stream, operation.method, operation.args));
      case "save":
        return done({ ...nothing, commits: [joined(request.images.map(commitOf))] });
      case "replay":
        return done(this.#replayed(operation.messages));
      case "scenario":
        return done(this.#scenario(request));
      case "specs":
        return done({ ...nothing, steps: [{ input: "an account opens", output: "passed", error: null }] });
    }
  }

  dispose(): void {
    this.isDisposed = true;
  }

  #create(
    { recording, saveAutomatically }: RunRequest,
    aggregate: string,
    initial: Readonly<Record<string, unknown>>,
  ): RunReply {
    const id = `${recording.idSeed}-${recording.idOffset}`;
    if (aggregate === "Tally")
      return answered(tally(id, { count: 0 }, null, [event("TallyCreated", { id, count: 0 })]), saveAutomatically, 1);
    if (initial["accountNumber"] === undefined) {
      return refused({
        ...thrown("ValidationError", "Account: accountNumber: is required"),
        messages: { accountNumber: ["is required"] },
      });
    }
    const state = { accountNumber: "", balance: 0, overdraftLimit: 0, ...initial, id };
    return answered(account(id, state, null, []), saveAutomatically, 1);
  }

  #invoke(
    { images, saveAutomatically, absent }: RunRequest,
    stream: string,
    method: string,
    args: readonly unknown[],
  ): RunReply {
    const image = images.find((each) => streamOf(each) === stream);
    if (image === undefined) return refused(thrown("ObjectNotFoundError", `${stream} did not travel with the command`));
    const [first, second] = args;
    switch (method) {
      case "withdraw": {
        const fee = this.#says("fee") ? 1 : 0;
        const balance = Number(image.state["balance"]) - Number(first) - fee;
        if (balance < -Number(image.state["overdraftLimit"]) && !this.#says("generous"))
          return refused(thrown("InsufficientFunds", "Balance cannot be below overdraft limit"));
        const raised = event("AccountWithdrawn", { accountNumber: image.state["accountNumber"], amount: first });
        const pending = [...image.pending, raised];
        return answered(account(image.id, { ...image.state, balance }, image.record, pending), saveAutomatically, 0);
      }
      case "add": {
        const raised = event("Added", { by: first });
        const count = Number(image.state["count"]) + Number(first) * this.#weight;
        return answered(tally(image.id, { count }, image.record, [...image.pending, raised]), saveAutomatically, 0);
      }
      case "compare": {
        const other = images.find((each) => streamOf(each) === first);
        if (other === undefined && !absent.includes(String(first)))
          return { ...nothing, outcome: "needs", needs: [String(first)] };
        return { ...nothing, result: other === undefined ? "absent" : String(other.state["balance"]) };
      }
      case "balance":
        return { ...nothing, result: String(image.state["balance"]) };
      default:
        return refused(thrown("TypeError", `${method} of ${String(second)} is not a function`));
    }
  }

  #scenario({ recording }: RunRequest): RunReply {
    const id = `${recording.idSeed}-${recording.idOffset}`;
    const state = { accountNumber: "scenario", balance: 10, overdraftLimit: 0, id };
    const drawn = commitOf(account(id, state, null, [event("AccountWithdrawn", { amount: 1 })]));
    const steps = [
      { input: "new Account()", output: null, error: null },
      {
        input: "account.withdraw(99)",
        output: null,
        error: thrown("InsufficientFunds", "Balance cannot be below overdraft limit"),
      },
    ];
    const [, refusedStep] = steps;
    return { ...nothing, outcome: "rejected", error: refusedStep?.error ?? null, steps, commits: [drawn], idsUsed: 1 };
  }

  /** Code with the words "at most 10" refuses to apply what brings the count beyond it. */
  #replayed(messages: readonly StoredEvent[]): RunReply {
    const replayed = this.#replay(messages);
    const isRefused = this.#says("at most 10") && replayed.some(({ state }) => state.count > 10);
    return isRefused ? refused(thrown("ValidationError", "count: value is greater than 10")) : { ...nothing, replayed };
  }

  #replay(messages: readonly StoredEvent[]) {
    let count = 0;
    return messages.map(({ data, position }) => {
      count += Number(data["by"] ?? 0) * this.#weight;
      return { version: position, state: { count } };
    });
  }

  get #weight(): number {
    return this.#says("double") ? 2 : 1;
  }

  #says(words: string): boolean {
    return this.#code?.includes(words) === true;
  }
}

function answered(image: AggregateImage, saveAutomatically: boolean, idsUsed: number): RunReply {
  if (!saveAutomatically) return { ...nothing, images: [image], idsUsed };
  const commit = commitOf(image);
  const [change] = commit.changes;
  const saved = change === undefined ? image : { ...image, record: change.record, pending: [], isChanged: false };
  return { ...nothing, images: [saved], commits: [commit], idsUsed };
}

function commitOf(image: AggregateImage): Commit {
  const stream = streamOf(image);
  const isEventSourced = image.aggregate === "Tally";
  const before = image.record?.version ?? -1;
  const position = (image.record?.position ?? -1) + image.pending.length;
  const version = isEventSourced ? position : before + 1;
  const { aggregate, id, state } = image;
  const sequenceId = (index: number) =>
    isEventSourced ? String(position - image.pending.length + index + 1) : `${version}.${index + 1}`;
  const raised = image.pending.map((each, index) => ({ ...each, metadata: { sequence_id: sequenceId(index) } }));
  const record: AggregateRecord = {
    stream,
    aggregate,
    id,
    version,
    position,
    state,
    createdOn: null,
    lastModifiedOn: null,
    isDiscarded: false,
    clock: 0,
  };
  const value = String(state["accountNumber"]);
  const claims = isEventSourced
    ? []
    : [{ scope: "banking::account.accountNumber", value, stream, aggregate, field: "accountNumber" }];
  return {
    appends: image.pending.length === 0 ? [] : [append(stream, raised, image.record?.position ?? -1)],
    changes: [{ record, expectedVersion: isEventSourced ? null : before, claims }],
  };
}

const joined = (commits: readonly Commit[]): Commit => ({
  appends: commits.flatMap(({ appends }) => appends),
  changes: commits.flatMap(({ changes }) => changes),
});

const append = (streamName: string, messages: AggregateImage["pending"], expectedVersion: number) => ({
  streamName,
  messages,
  expectedVersion,
});
const event = (name: string, data: Record<string, unknown>) => ({ type: `Banking.${name}.v1`, data, metadata: {} });

function imageOf(
  aggregate: string,
  id: string,
  state: AggregateImage["state"],
  record: AggregateRecord | null,
  pending: AggregateImage["pending"],
): AggregateImage {
  return {
    record,
    aggregate,
    id,
    state,
    isDiscarded: false,
    pending,
    isChanged: true,
    createdOn: null,
    lastModifiedOn: null,
    clock: 0,
  };
}
const account = imageOf.bind(null, "Account");
const tally = imageOf.bind(null, "Tally");
const streamOf = ({ aggregate, id }: AggregateImage): string => `banking::${aggregate.toLowerCase()}-${id}`;

const nothing: RunReply = {
  outcome: "done",
  error: null,
  needs: [],
  result: null,
  images: [],
  commits: [],
  published: [],
  replayed: [],
  steps: [],
  handlerErrors: [],
  console: [],
  idsUsed: 0,
};
const done = <Value>(value: Value): SandboxResult<Value> => ({ ok: true, value });
const refused = (error: ThrownError): RunReply => ({ ...nothing, outcome: "rejected", error });
const failure = (kind: SandboxFailure["kind"], message: string): SandboxFailure => ({ kind, message, place: null });
const place = { file: "model.ts", line: 7, column: 5 } as const;
const thrown = (name: string, message: string): ThrownError => ({
  name,
  message,
  messages: null,
  stack: [{ ...place, function: "withdraw" }],
});

const fieldOf = (name: string): ModelDescription["elements"][number]["fields"][number] => ({
  name,
  kind: "identifier",
  required: false,
  unique: name === "accountNumber",
  identifier: false,
  default: null,
  hasDefault: false,
  choices: null,
  description: "",
  min: null,
  max: null,
  minLength: null,
  maxLength: null,
  target: null,
  of: null,
});
const elementOf = (
  kind: ModelDescription["elements"][number]["kind"],
  name: string,
  fields: readonly string[],
): ModelDescription["elements"][number] => ({
  kind,
  name,
  aggregate: name,
  invariants: [],
  isEventSourced: name === "Tally",
  hasFactEvents: false,
  category: kind === "aggregate" ? `banking::${name.toLowerCase()}` : null,
  identifier: kind === "aggregate" ? "id" : null,
  type: kind === "event" ? `Banking.${name}.v1` : null,
  handles: [],
  fields: fields.map(fieldOf),
});

/** Code with the words "no withdrawals" has no class for them any more. */
function describe(code: string): ModelDescription {
  const events = [
    elementOf("event", "AccountWithdrawn", ["accountNumber", "amount"]),
    elementOf("event", "TallyCreated", ["id", "count"]),
    elementOf("event", "Added", ["by"]),
  ];
  return {
    domain: "Banking",
    streamPrefix: "banking",
    elements: [
      elementOf("aggregate", "Account", ["accountNumber"]),
      elementOf("aggregate", "Tally", []),
      ...events.filter(({ name }) => !(name === "AccountWithdrawn" && code.includes("no withdrawals"))),
    ],
  };
}
