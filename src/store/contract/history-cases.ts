import type { StoredWorkspace } from "../workspace-store.ts";
import { equal, rejects } from "./expect.ts";
import { Bank, files, streamOf } from "./history-fixture.ts";
import type { WorkspaceCase, WorkspacesUnderTest } from "./workspace-case.ts";

async function workspaceIn({ store }: WorkspacesUnderTest): Promise<StoredWorkspace> {
  return store.create({ title: "Banking", files });
}

const claimOf = (id: string, value: string) => ({
  scope: "banking::account.owner",
  value,
  stream: streamOf(id),
  aggregate: "Account",
  field: "owner",
});

export const historyCases: readonly WorkspaceCase[] = [
  {
    name: "UOW1 several commands are stored together, or none of them",
    async run(under) {
      const workspace = await workspaceIn(under);
      const bank = new Bank();
      await workspace.store([bank.command("1")]);
      const [next, stale] = [bank.command("1"), new Bank().command("1")];
      await rejects(
        workspace.store([next, bank.command("2"), stale]),
        "ExpectedVersionError",
        "Wrong expected version: -1 (Aggregate: Account(1), Version: 1)",
      );
      equal(await workspace.lastEntry(), 1);
      equal(await workspace.record(streamOf("2")), null);
      equal((await workspace.document()).commands.length, 1);
      await workspace.store([next]);
      equal(await workspace.lastEntry(), 2);
    },
  },
  {
    name: "STO5 a stale command in another tab is refused, and succeeds after a reload",
    async run(under) {
      const mine = await workspaceIn(under);
      const theirs = await (under.otherTab ?? under.store).open(mine.summary.id);
      if (theirs === null) throw new Error("It is not there.");
      const [bank, other] = [new Bank(), new Bank()];
      await mine.store([bank.command("1")]);
      other.command("1");
      await theirs.store([other.command("1")]);
      await theirs.store([other.command("1")]);
      await rejects(
        mine.store([bank.command("1")]),
        "ExpectedVersionError",
        "Wrong expected version: 0 (Aggregate: Account(1), Version: 2)",
      );
      equal((await mine.record(streamOf("1")))?.version, 2);
      await mine.store([other.command("1")]);
      await theirs.store([other.command("1"), other.command("2")]);
      await mine.store([other.command("2")]);
      equal(await theirs.lastEntry(), 7);
      equal(
        (await theirs.timeline({ from: 1, limit: 9, direction: "forward" })).entries.map(({ version }) => version),
        [0, 1, 2, 3, 4, 0, 1],
      );
    },
  },
  {
    name: "UOW6 claims that a model tells after an import hold from then on, in every tab",
    async run(under) {
      const workspace = await workspaceIn(under);
      const other = (await (under.otherTab ?? under.store).open(workspace.summary.id)) ?? workspace;
      const bank = new Bank();
      await workspace.store([bank.command("1"), bank.command("2")]);
      await other.store([bank.command("3")]);
      await workspace.claim([claimOf("1", "Ann"), claimOf("2", "Ann"), claimOf("2", "Bob")]);
      const claiming = (id: string, value: string) => {
        const command = new Bank().command(id);
        const changes = command.commit?.changes.map((change) => ({ ...change, claims: [claimOf(id, value)] })) ?? [];
        return { ...command, commit: { appends: command.commit?.appends ?? [], changes } };
      };
      for (const [tab, value] of [
        [workspace, "Ann"],
        [other, "Bob"],
      ] as const) {
        const refused = await rejects(tab.store([claiming("9", value)]), "ValidationError");
        // Its class is checked by name just before.
        equal((refused as Error & { readonly messages?: unknown }).messages, {
          owner: [`Account with owner '${value}' is already present.`],
        });
      }
      await other.claim([]);
      await workspace.store([claiming("9", "Ann")]);
      // What this tab remembers of its own last save does not outlive the claims.
      await workspace.claim([]);
      await workspace.store([claiming("8", "Ann")]);
    },
  },
  {
    name: "records come page by page, in the order of their creation, of all classes or of one",
    async run(under) {
      const workspace = await workspaceIn(under);
      const bank = new Bank();
      const ids = Array.from({ length: 30 }, (_, index) => `${(index * 7) % 30}`);
      for (const id of ids) await workspace.store([bank.command(id)]);
      for (const id of ["3", "0"]) await workspace.store([bank.command(id)]);
      await workspace.store([bank.refused("99")]);
      const found: string[] = [];
      for (let after: string | null = null; ;) {
        const page = await workspace.records({ ...(after === null ? {} : { after }), limit: 8 });
        found.push(...page.map(({ id }) => id));
        after = page.at(-1)?.stream ?? null;
        if (page.length < 8) break;
      }
      equal(found, ids);
      const accounts = await workspace.records({ aggregate: "Account", after: streamOf(ids[27] ?? ""), limit: 8 });
      equal(
        accounts.map(({ id }) => id),
        ids.slice(28),
      );
      equal(await workspace.records({ aggregate: "Order", limit: 8 }), []);
      equal((await workspace.records({ limit: 1 }))[0]?.version, 1);
    },
  },
  {
    name: "the state after each version is known, and the newest one at or before a version",
    async run(under) {
      const workspace = await workspaceIn(under);
      const bank = new Bank();
      for (let index = 0; index < 120; index += 1) {
        await workspace.store([bank.command("1", { hasFact: index % 2 === 0, note: `${index % 5}` })]);
        await workspace.store([bank.command(`other-${index}`)]);
        if (index % 10 === 0) await workspace.store([bank.refused("1")]);
      }
      for (let version = 0; version < 120; version += 1) {
        const recorded = await workspace.stateAt(streamOf("1"), version);
        if (recorded === null) throw new Error(`Version ${version} is not known.`);
        equal(recorded.version, version);
        equal(recorded.state, {
          owner: "Owner of 1",
          balance: 990 - version * 10,
          holds: [{ id: "h1", note: `${version % 5}` }],
          id: "1",
        });
        equal(Object.keys(recorded.state), ["owner", "balance", "holds", "id"]);
      }
      equal((await workspace.stateAt(streamOf("1"), 500))?.version, 119);
      equal(await workspace.stateAt(streamOf("1"), -1), null);
      equal(await workspace.stateAt(streamOf("none"), 0), null);
    },
  },
  {
    name: "the entries of a version are its deltas and its fact",
    async run(under) {
      const workspace = await workspaceIn(under);
      const bank = new Bank();
      for (let index = 0; index < 60; index += 1) {
        await workspace.store([
          bank.command("1", { events: index % 3, hasFact: true }),
          bank.refused("1"),
          bank.command("2"),
        ]);
      }
      for (const version of [0, 1, 2, 30, 59]) {
        const entries = await workspace.entriesOfVersion(streamOf("1"), version);
        equal(
          entries.map(({ kind }) => kind),
          [...Array.from({ length: version % 3 }, () => "delta"), "fact"],
        );
        equal(new Set(entries.map((entry) => `${entry.stream} ${entry.version} ${entry.commandNumber}`)).size, 1);
        equal(entries[0]?.version, version);
      }
      equal(await workspace.entriesOfVersion(streamOf("1"), 60), []);
      equal(await workspace.entriesOfVersion(streamOf("none"), 0), []);
    },
  },
  {
    name: "an aggregate whose history lies in very many places is read whole",
    async run(under) {
      const workspace = await workspaceIn(under);
      const bank = new Bank();
      const long = "x".repeat(17_000);
      for (let index = 0; index < 300; index += 1)
        await workspace.store([bank.command("1", { note: `${index}-${long}` })]);
      const { eventStore } = workspace;
      const messages = await eventStore.read(streamOf("1"));
      equal(
        messages.map(({ position }) => position),
        Array.from({ length: 300 }, (_, index) => index),
      );
      equal(
        (await eventStore.read(streamOf("1"), { from: 17, to: 18 })).map(({ position }) => position),
        [17, 18],
      );
      equal((await eventStore.lastMessage(streamOf("1")))?.position, 299);
      // What was read once may have been put side by side meanwhile: it is the same.
      equal(await eventStore.read(streamOf("1")), messages);
      equal(await eventStore.read(streamOf("1"), { direction: "backward" }), messages.toReversed());
      equal((await workspace.stateAt(streamOf("1"), 5))?.state.balance, 940);
      equal((await workspace.entriesOfVersion(streamOf("1"), 290)).length, 1);
      const window = await workspace.timeline({
        from: 299,
        limit: 3,
        direction: "backward",
        filter: { stream: streamOf("1") },
      });
      equal(
        window.entries.map(({ number }) => number),
        [299, 298, 297],
      );
    },
  },
  {
    name: "UOW1 a burst of commands is stored in the order in which it was asked for",
    async run(under) {
      const workspace = await workspaceIn(under);
      const bank = new Bank();
      const stored = await Promise.all(
        Array.from({ length: 300 }, (_, index) => workspace.store([bank.command(`${index % 3}`, { hasFact: true })])),
      );
      equal(
        stored.flat().map(({ number }) => number),
        Array.from({ length: 600 }, (_, index) => index + 1),
      );
      const { entries } = await workspace.timeline({ from: 1, limit: 600, direction: "forward" });
      equal(entries, stored.flat());
    },
  },
  {
    name: "a change is told to whoever listens, and nobody else",
    async run({ store, otherTab }) {
      const heard: string[] = [];
      const workspace = await store.create({ title: "Banking", files });
      const unsubscribe = store.onChange(({ workspace: id, what, elsewhere }) =>
        heard.push(`${id} ${what} ${elsewhere}`),
      );
      const inOtherTab = new Promise<string>((resolve) => {
        if (otherTab === null) return resolve("history true");
        otherTab.onChange(({ what, elsewhere }) => {
          if (what === "history") resolve(`${what} ${elsewhere}`);
        });
      });
      await workspace.store([new Bank().command("1")]);
      await workspace.saveFiles({ ...files, "model.ts": "changed" });
      await workspace.rename("New");
      equal(await inOtherTab, "history true");
      unsubscribe();
      await workspace.rename("Newer");
      const { id } = workspace.summary;
      equal(heard, [`${id} history false`, `${id} files false`, `${id} list false`]);
    },
  },
];
