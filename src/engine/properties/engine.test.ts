import { Application, ExpectedVersionError, type AggregateRoot } from "aggregate-playground";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openBank } from "../rules/bank.ts";
import { openCounting } from "../rules/counting.ts";
import { JsonStore } from "./json-store.ts";

/** What must hold of the engine whatever a person does with it. Seeds of failures that were found stay as examples. */
const runs = { numRuns: 150 };

const countingCommand = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), by: fc.integer({ min: -50, max: 120 }) }),
  fc.record({ kind: fc.constant("lap" as const), by: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant("set" as const), by: fc.integer() }),
  fc.record({ kind: fc.constant("shout" as const), by: fc.constant(0) }),
  fc.record({ kind: fc.constant("save" as const), by: fc.constant(0) }),
);

const snapshotOf = (aggregate: AggregateRoot) =>
  JSON.stringify([
    aggregate.toDict(),
    aggregate.version,
    aggregate.events.map((event) => event.toDict()),
    aggregate.isDiscarded,
    aggregate.lastModifiedOn,
  ]);

test("SRC4 replay equals live for any sequence of commands, with and without snapshots, through JSON", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(countingCommand, { maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      async (commands, snapshotEvery) => {
        const { app, counters, Counter } = openCounting({
          eventStore: new JsonStore(),
          snapshotEvery,
          factEvents: true,
        });
        const counter = new Counter({ id: "c", title: "Ü" });
        const act = {
          add: (by: number) => counter.add(by),
          lap: (by: number) => counter.addLap(`l${by}`, new Date(by)),
          set: (by: number) => counter.setDirectly(by),
          shout: () => counter.shout(),
        };
        const states: string[] = [];
        const remember = () => states.push(JSON.stringify({ ...counter.toDict(), _version: undefined }));
        remember();
        for (const { kind, by } of commands) {
          if (kind === "save") await counter.save();
          else {
            const before = snapshotOf(counter);
            try {
              act[kind](by);
              remember();
            } catch {
              expect(snapshotOf(counter)).toBe(before);
            }
          }
        }
        await counter.save();
        for (const [version, state] of states.entries()) {
          expect(JSON.stringify({ ...(await counters.get("c", { version })).toDict(), _version: undefined })).toBe(
            state,
          );
        }
        expect((await counters.get("c")).toDict()).toEqual(counter.toDict());
        const deltas = await app.eventStore.read("counting::counter-c");
        expect(deltas.map((message) => message.position)).toEqual(states.map((_, index) => index));
      },
    ),
    {
      ...runs,
      examples: [
        [
          [
            { kind: "lap", by: 0 },
            { kind: "lap", by: 0 },
          ],
          1,
        ],
      ],
    },
  );
});

test("INV5 a failed command of a state-based aggregate leaves no trace of the failing change", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { maxLength: 20 }), (amounts) => {
      const { Account } = openBank();
      const account = new Account({ accountNumber: "1", balance: 50 });
      for (const amount of amounts) {
        const before = snapshotOf(account);
        try {
          account.withdraw(amount);
        } catch {
          expect(snapshotOf(account)).toBe(before);
        }
      }
      expect(account.balance).toBeGreaterThanOrEqual(0);
    }),
    runs,
  );
});

test("UOW1 nothing is ever half-saved, whatever step of the store fails", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ fail: fc.option(fc.integer({ min: 0, max: 1 })), amount: fc.integer({ min: 1, max: 9 }) }), {
        maxLength: 15,
      }),
      async (saves) => {
        const store = new JsonStore();
        const { app, accounts, Account } = openBank({ eventStore: store, factEvents: true });
        const [one, two] = [new Account({ accountNumber: "1", balance: 1000 }), new Account({ accountNumber: "2" })];
        let stored = 0;
        for (const { fail, amount } of saves) {
          one.withdraw(amount);
          two.deposit(amount);
          store.failAt = fail;
          try {
            await app.unitOfWork(async () => {
              await accounts.add(one);
              await accounts.add(two);
            });
            stored += 1;
          } catch (error) {
            expect(fail).not.toBeNull();
            expect(error).toEqual(new Error("The store failed"));
          }
          const facts = await store.read(`test_bank::account-fact-${one.id}`);
          expect(facts).toHaveLength(stored);
          expect(await store.read(`test_bank::account-fact-${two.id}`)).toHaveLength(stored);
          if (stored > 0)
            expect((await accounts.get(one.id)).balance + (await accounts.get(two.id)).balance).toBe(1000);
        }
        store.failAt = null;
        await app.unitOfWork(async () => {
          await accounts.add(one);
          await accounts.add(two);
        });
        if (saves.length > 0) expect((await store.read(`test_bank::account-${one.id}`)).length).toBe(saves.length);
      },
    ),
    runs,
  );
});

test("VER6 versions and positions are gapless under any interleaving of two writers", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
      async (scheduler, turns) => {
        const store = new JsonStore();
        const { domain, app, Counter } = openCounting({ eventStore: store });
        const other = new Application(domain, { eventStore: store });
        await new Counter({ id: "c" }).save();
        await app.repositoryFor(Counter).takeSnapshot("c");
        let accepted = 0;
        const write = async (application: Application) => {
          const counter = await scheduler.schedule(application.repositoryFor(Counter).get("c"));
          counter.add(1);
          await scheduler.schedule(Promise.resolve());
          try {
            await application.repositoryFor(Counter).add(counter);
            accepted += 1;
          } catch (error) {
            expect(error).toBeInstanceOf(ExpectedVersionError);
          }
        };
        const writers = turns.map((isOther) => write(isOther ? other : app));
        await scheduler.waitIdle();
        await Promise.all(writers);
        const messages = await store.read("counting::counter-c");
        expect(messages.map((message) => message.position)).toEqual(
          Array.from({ length: accepted + 1 }, (_, index) => index),
        );
        expect(messages.map((message) => message.metadata["sequence_id"])).toEqual(
          messages.map((message) => String(message.position)),
        );
        expect((await app.repositoryFor(Counter).get("c")).count).toBe(accepted);
        other.close();
        app.close();
      },
    ),
    runs,
  );
});

test("FLD6 hostile names as identities and titles are harmless", async () => {
  const names = fc.oneof(
    fc.constantFrom("__proto__", "constructor", "toString", "🎉", "-", "fact-1", "a\nb", "x".repeat(10_000)),
    fc.string({ unit: "binary", minLength: 1 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(names, { maxLength: 6 }), async (ids) => {
      const { counters, Counter } = openCounting({ eventStore: new JsonStore() });
      for (const id of ids) {
        const counter = new Counter({ id, title: id });
        counter.add(1);
        await counter.save();
      }
      for (const id of ids) {
        const loaded = await counters.get(id);
        expect([loaded.id, loaded.title, loaded.count]).toEqual([id, id, 1]);
      }
      expect((await counters.ids()).toSorted()).toEqual(ids.toSorted());
    }),
    runs,
  );
});
