import { equal, rejects } from "./expect.ts";
import { Bank, files } from "./history-fixture.ts";
import type { WorkspaceCase } from "./workspace-case.ts";

export const workspaceListCases: readonly WorkspaceCase[] = [
  {
    name: "a new workspace is listed, and opens with what it was made from",
    async run({ store }) {
      const made = await store.create({ title: "Banking", files });
      equal(made.summary.title, "Banking");
      equal(await made.files(), files);
      equal(await made.settings(), { saveAutomatically: true, commandLimit: 1000 });
      equal(await made.lastEntry(), 0);
      const list = await store.list();
      equal(list, [made.summary]);
      const again = await store.open(made.summary.id);
      equal(await again?.files(), files);
    },
  },
  {
    name: "the list knows titles, events, sizes and dates, the last changed first",
    async run({ store }) {
      const bank = new Bank();
      const first = await store.create({ title: "First", files });
      const second = await store.create({ title: "Second", files });
      equal(
        (await store.list()).map(({ title }) => title),
        ["Second", "First"],
      );
      const before = (await store.list()).find(({ title }) => title === "First");
      for (let index = 0; index < 50; index += 1) await first.store([bank.command("1", { events: 2 })]);
      await second.rename("Renamed");
      const list = await store.list();
      equal(
        list.map(({ title, events }) => [title, events]).toSorted(([a], [b]) => String(a).localeCompare(String(b))),
        [
          ["First", 100],
          ["Renamed", 0],
        ],
      );
      const after = list.find(({ title }) => title === "First");
      equal((after?.size ?? 0) > (before?.size ?? 0) + 5_000, true, "it has grown");
      equal((after?.changedAt ?? "") >= (before?.changedAt ?? "x"), true, "it was changed");
      equal(second.summary.title, "Renamed");
    },
  },
  {
    name: "there is no workspace of an unknown id",
    async run({ store }) {
      for (const id of ["", "0", "1", "7", "no", "1.5", "-1", "9007199254740993"])
        equal(await store.open(id), null, id);
      await rejects(store.duplicate("7", "Copy"), "WorkspaceGoneError");
      await rejects(store.remove("7"), "WorkspaceGoneError");
    },
  },
  {
    name: "what was deleted is neither listed nor opened, and comes back whole",
    async run({ store }) {
      const bank = new Bank();
      const kept = await store.create({ title: "Kept", files });
      await kept.store([bank.command("1")]);
      const document = await kept.document();
      await store.remove(kept.summary.id);
      equal(await store.list(), []);
      equal(await store.open(kept.summary.id), null);
      await store.restore(kept.summary.id);
      equal(
        (await store.list()).map(({ title }) => title),
        ["Kept"],
      );
      equal(await (await store.open(kept.summary.id))?.document(), document);
      await rejects(store.restore("99"), "WorkspaceGoneError");
    },
  },
  {
    name: "a duplicate has everything, and goes its own way",
    async run({ store }) {
      const bank = new Bank();
      const source = await store.create({ title: "Source", files });
      await source.saveSettings({ saveAutomatically: false, commandLimit: 50 });
      for (let index = 0; index < 100; index += 1)
        await source.store([bank.command(`${index % 3}`, { hasFact: true })]);
      const done: number[] = [];
      const copied = await store.duplicate(source.summary.id, "Copy", {
        onProgress: (messages) => done.push(messages),
      });
      const copy = await store.open(copied.id);
      if (copy === null) throw new Error("The copy is not there.");
      equal(await copy.document(), { ...(await source.document()), title: "Copy" });
      equal(await copy.settings(), { saveAutomatically: false, commandLimit: 50 });
      equal([copied.title, copied.events, done.at(-1)], ["Copy", 200, 200]);
      await copy.store([bank.command("1")]);
      await copy.saveFiles({ ...files, "model.ts": "// other" });
      equal(await source.lastEntry(), 200);
      equal(await source.files(), files);
      equal((await copy.record("banking::account-1"))?.version, 33);
    },
  },
  {
    name: "settings are kept",
    async run({ store }) {
      const made = await store.create({ title: "Banking", files });
      await made.saveSettings({ saveAutomatically: false, commandLimit: 200 });
      equal(await (await store.open(made.summary.id))?.settings(), { saveAutomatically: false, commandLimit: 200 });
    },
  },
  {
    name: "a commit into a workspace that is gone says so",
    async run({ store, otherTab }) {
      if (otherTab === null) return;
      const made = await store.create({ title: "Gone", files });
      const there = await otherTab.open(made.summary.id);
      if (there === null) throw new Error("The other tab does not see it.");
      await store.remove(made.summary.id);
      // Until it is swept away it can be restored, with what the other tab stored meanwhile.
      await there.store([new Bank().command("1")]);
      await store.restore(made.summary.id);
      equal(await (await store.open(made.summary.id))?.lastEntry(), 1);
    },
  },
];
