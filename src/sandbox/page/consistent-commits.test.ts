import { describe, expect, test } from "vitest";
import { inconsistencyOf } from "./consistent-commits.ts";
import { bank, commitOf, eventsFor, imageOf, recordOf, replyOf, requestOf } from "./run-fixture.ts";

const before = recordOf("Account", "1", { version: 3, position: 6 });
const after = recordOf("Account", "1", { version: 4, position: 8 });
const request = requestOf({ images: [imageOf(before)] });
const commit = commitOf(after, before, 2);
const honest = replyOf({ images: [imageOf(after)], commits: [commit] });

const problem = (changes: Parameters<typeof replyOf>[0], asked = request) =>
  inconsistencyOf(replyOf(changes), asked, bank);

describe("accepted are", () => {
  test("the events and the fact of the aggregate that was asked for", () => {
    expect(inconsistencyOf(honest, request, bank)).toBeNull();
  });

  test("a new aggregate, which begins", () => {
    const created = recordOf("Account", "2", { version: 0, position: 0 });
    const commits = [commitOf(created, { version: -1, position: -1 }, 1)];
    expect(problem({ images: [imageOf(created)], commits })).toBeNull();
  });

  test("an event-sourced aggregate, whose version counts its events, and its snapshot", () => {
    const ledger = recordOf("Ledger", "1", { version: 9, position: 9 });
    const next = recordOf("Ledger", "1", { version: 10, position: 10 });
    const { stream } = ledger;
    const snapshots = "bank::ledger:snapshot-1";
    const appends = [
      { streamName: stream, messages: eventsFor(stream, 1), expectedVersion: 9 },
      { streamName: snapshots, messages: eventsFor(snapshots, 1) },
    ];
    const commits = [{ appends, changes: [{ record: next, expectedVersion: null, claims: [] }] }];
    expect(problem({ images: [imageOf(next)], commits }, requestOf({ images: [imageOf(ledger)] }))).toBeNull();
  });

  test("what event handlers saved afterwards, one version after the other", () => {
    const later = recordOf("Account", "1", { version: 5, position: 8 });
    expect(problem({ images: [imageOf(later)], commits: [commit, commitOf(later, after, 0)] })).toBeNull();
  });

  test("a scenario's aggregates, which all begin in its own store", () => {
    const first = recordOf("Account", "1", { version: 0, position: 0 });
    const commits = [commitOf(first, { version: -1, position: -1 }, 1)];
    const scenario = requestOf({ operation: { kind: "scenario" }, images: [imageOf(before)] });
    expect(problem({ images: [imageOf(first)], commits }, scenario)).toBeNull();
    expect(problem({ outcome: "rejected", commits }, scenario)).toBeNull();
  });

  test("a refusal, and a wish for other aggregates of the model", () => {
    expect(problem({ outcome: "rejected" })).toBeNull();
    expect(problem({ outcome: "needs", needs: ["bank::ledger-7"] })).toBeNull();
  });
});

describe("refused are", () => {
  const changed = (changes: object) => ({
    ...commit,
    changes: commit.changes.map((change) => ({ ...change, ...changes })),
  });
  const recorded = (changes: Partial<typeof after>) => changed({ record: { ...after, ...changes } });

  test.each([
    ["an aggregate that the model does not have", recorded({ aggregate: "Vault" }), /no aggregate "Vault"/],
    [
      "a record under the stream of another aggregate",
      recorded({ stream: "bank::account-2" }),
      /belongs to bank::account-2/,
    ],
    ["a record under another id", recorded({ id: "2" }), /belongs to bank::account-1/],
    ["a version left out", recorded({ version: 6 }), /version 6 .* does not follow version 3/],
    ["an expected version that is not the one that travelled", changed({ expectedVersion: 2 }), /does not follow/],
    ["a position that goes back", recorded({ position: 2 }), /goes back/],
    ["a position without its events", recorded({ position: 9 }), /do not follow position 6/],
    [
      "events at a position that is taken",
      { ...commit, appends: commit.appends.map((append) => ({ ...append, expectedVersion: 4 })) },
      /do not follow/,
    ],
    [
      "a claim for another aggregate",
      changed({
        claims: [
          { scope: "bank::ledger.number", value: "1", stream: before.stream, aggregate: "Account", field: "number" },
        ],
      }),
      /claims values/,
    ],
  ])("%s", (_what, forged, expected) => {
    expect(problem({ images: [imageOf(after)], commits: [forged] })).toMatch(expected);
  });

  test("events for an aggregate that was not saved", () => {
    const stray = { streamName: "bank::account-2", messages: eventsFor("bank::account-2", 1), expectedVersion: 6 };
    expect(
      problem({ commits: [{ ...commit, appends: [...commit.appends, stray] }], images: [imageOf(after)] }),
    ).toMatch(/bank::account-2 belong to no aggregate that was saved/);
  });

  test("events that say they belong to another stream", () => {
    const appends = commit.appends.map((append) => ({
      ...append,
      messages: eventsFor("bank::account-2", append.messages.length),
    }));
    expect(problem({ commits: [{ ...commit, appends }], images: [imageOf(after)] })).toMatch(
      /events of another stream/,
    );
  });

  test("an aggregate that did not travel, at a version that only the store can know", () => {
    const other = recordOf("Account", "2", { version: 8, position: 9 });
    expect(problem({ commits: [commitOf(other, { version: 7, position: 8 }, 1)] })).toMatch(
      /do not follow position -1/,
    );
  });

  test("two facts for one save", () => {
    const appends = commit.appends.map((append) => ({ ...append, messages: [...append.messages, ...append.messages] }));
    expect(problem({ commits: [{ ...commit, appends }] })).not.toBeNull();
  });

  test("a fact of an aggregate that has none", () => {
    const ledger = recordOf("Ledger", "1", { version: 0, position: 0 });
    const facts = "bank::ledger-fact-1";
    const appends = [
      { streamName: ledger.stream, messages: eventsFor(ledger.stream, 1), expectedVersion: -1 },
      { streamName: facts, messages: eventsFor(facts, 1) },
    ];
    expect(
      problem({ commits: [{ appends, changes: [{ record: ledger, expectedVersion: null, claims: [] }] }] }),
    ).toMatch(/fact-1 belong to no/);
  });

  test.each([
    ["by a command that was refused", { outcome: "rejected" as const }, request],
    [
      "by a command whose events are to stay pending",
      {},
      requestOf({ images: [imageOf(before)], saveAutomatically: false }),
    ],
    ["by specs", {}, requestOf({ operation: { kind: "specs" } })],
    ["by a replay", {}, requestOf({ operation: { kind: "replay", aggregate: "Account", id: "1", messages: [] } })],
  ])("commits %s", (_what, changes, asked) => {
    expect(problem({ ...changes, commits: [commit] }, asked)).toMatch(/not asked to store/);
  });

  test("an image at another version than what was stored", () => {
    expect(problem({ images: [imageOf(before)], commits: [commit] })).toMatch(/not at the version/);
    expect(problem({ images: [imageOf(after)] })).toMatch(/not at the version/);
  });

  test("an image that holds pending events of another aggregate", () => {
    const pending = eventsFor("bank::account-2", 1);
    expect(problem({ images: [{ ...imageOf(after), pending }], commits: [commit] })).toMatch(
      /events of another stream/,
    );
  });

  test("an image of an aggregate that took no part in the command", () => {
    const bystander = recordOf("Account", "2", { version: 5, position: 5 });
    const travelled = requestOf({ images: [imageOf(before), imageOf(bystander)] });
    expect(problem({ images: [imageOf(before), imageOf(bystander)] }, travelled)).toMatch(/account-2 took no part/);
    const invented = { ...imageOf(bystander), record: null, pending: eventsFor(bystander.stream, 1) };
    expect(problem({ images: [imageOf(before), invented] })).toMatch(/account-2 took no part/);
  });

  test("more than the one aggregate that a command creates", () => {
    const creating = requestOf({
      operation: { kind: "create", aggregate: "Account", initial: {} },
      saveAutomatically: false,
    });
    const unborn = (id: string) => ({ ...imageOf(recordOf("Account", id)), record: null });
    expect(problem({ images: [unborn("2")] }, creating)).toBeNull();
    expect(problem({ images: [unborn("2"), unborn("3")] }, creating)).toMatch(/account-3 took no part/);
  });

  test("a wish for streams outside of the model", () => {
    expect(problem({ outcome: "needs", needs: ["elsewhere::thing-1"] })).toMatch(/no aggregate of the model has/);
  });
});
