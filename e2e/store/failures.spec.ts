import type { JSHandle, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { moduleInPage } from "../support/module-in-page.ts";

type Subject = typeof import("./failures.page.ts");

const load = (page: Page): Promise<JSHandle<Subject>> =>
  moduleInPage<Subject>(page, new URL("./failures.page.ts", import.meta.url));

test("a database of a newer version is left alone, and the page says what to do", async ({ page }) => {
  const subject = await load(page);
  const result = await subject.evaluate(async ({ openRaw, openWorkspaceStore, tellOpened, files }) => {
    (await openRaw("newer", 990)).close();
    const opened = await openWorkspaceStore({ name: "newer" });
    const workspace = await opened.store.create({ title: "In memory", files });
    return { told: tellOpened(opened), files: await workspace.files(), version: (await openRaw("newer")).version };
  });
  expect(result.told).toMatchObject({ kind: "newer", message: expect.stringMatching(/newer version.*[Rr]eload/) });
  expect(result.version).toBe(990);
});

test("an upgrade that another tab blocks ends in words, not in waiting", async ({ page }) => {
  const subject = await load(page);
  const told = await subject.evaluate(async ({ openRaw, openWorkspaceStore, tellOpened }) => {
    await openRaw("blocked", 1);
    return tellOpened(await openWorkspaceStore({ name: "blocked", patience: 50 }));
  });
  expect(told).toMatchObject({ kind: "blocked", message: expect.stringMatching(/Another tab.*[Cc]lose/) });
});

test("an upgrade that is blocked for a moment goes through", async ({ page }) => {
  const subject = await load(page);
  const told = await subject.evaluate(async ({ openRaw, openWorkspaceStore, tellOpened }) => {
    const holding = await openRaw("late", 1);
    const opening = openWorkspaceStore({ name: "late", patience: 20_000 });
    holding.onversionchange = () => holding.close();
    return tellOpened(await opening);
  });
  expect(told).toBeNull();
});

test("a page that a newer one has overtaken says so, and does not stand in its way", async ({ page }) => {
  const subject = await load(page);
  const result = await subject.evaluate(async ({ openKept, openRaw, files, fill, Bank, toldBy }) => {
    const store = await openKept("overtaken");
    const workspace = await store.create({ title: "Banking", files });
    await fill(workspace, 3);
    (await openRaw("overtaken", 990)).close();
    const refused = await toldBy(workspace.store([new Bank().command("9")]));
    // What can be read can be exported.
    const { messages } = await workspace.document();
    (await openRaw("overtaken", 991)).close();
    store.close();
    return { refused, messages: messages.length, closed: await toldBy(workspace.lastEntry()) };
  });
  expect(result.refused).toMatchObject({
    name: "StorageError",
    kind: "newer",
    message: expect.stringMatching(/Reload/),
  });
  expect(result).toMatchObject({ messages: 3, closed: { kind: "closed" } });
});

test("a full disk refuses the command in words; reading and exporting go on, and so does storing when there is room", async ({
  page,
}) => {
  const subject = await load(page);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 4_000_000 });
  const result = await subject.evaluate(async ({ openKept, files, toldBy, Bank, noise }) => {
    const store = await openKept("full");
    const workspace = await store.create({ title: "Banking", files });
    const bank = new Bank();
    let command = null;
    let stored = 0;
    while (command === null && stored < 100) {
      command = await toldBy(workspace.store([bank.command("1", { note: noise(200_000) })]));
      if (command === null) stored += 1;
    }
    return {
      stored,
      command,
      files: await toldBy(workspace.saveFiles({ ...files, "model.ts": noise(4_000_000) })),
      created: await toldBy(store.create({ title: "Another", files: { ...files, "model.ts": noise(4_000_000) } })),
      entries: (await workspace.timeline({ from: 1, limit: 100, direction: "forward" })).entries.length,
      messages: (await workspace.document()).messages.length,
      listed: (await store.list()).length,
    };
  });
  for (const refused of [result.command, result.files, result.created]) {
    expect(refused).toMatchObject({
      name: "StorageError",
      kind: "full",
      message: expect.stringMatching(/full.*exporting/),
    });
  }
  expect(result.stored).toBeGreaterThan(2);
  expect(result).toMatchObject({ entries: result.stored, messages: result.stored, listed: 1 });

  await session.send("Storage.overrideQuotaForOrigin", { origin });
  const storeOneMore = () =>
    subject.evaluate(async ({ openKept, Bank }) => {
      const store = await openKept("full");
      const [summary] = await store.list();
      const workspace = await store.open(summary?.id ?? "");
      await workspace?.store([new Bank().command(crypto.randomUUID())]).catch(() => undefined);
      return workspace?.lastEntry();
    });
  // The browser takes a moment to see that there is room again.
  await expect.poll(storeOneMore).toBeGreaterThan(result.stored);
});

test.describe("a damaged row is told, and all else is usable", () => {
  test("a line of the history", async ({ page }) => {
    const subject = await load(page);
    const result = await subject.evaluate(async ({ openKept, files, fill, overwrite, toldBy, Bank, streamOf }) => {
      const store = await openKept("line");
      const workspace = await store.create({ title: "Banking", files });
      await fill(workspace, 120);
      // The fifth command of the second row: its end is lost.
      await overwrite("line", "journal", (row, index) => {
        if (index !== 1 || typeof row !== "object" || row === null || !("body" in row)) return row;
        const lines = String(row.body).split("\n");
        return { ...row, body: lines.map((line, at) => (at === 4 ? line.slice(0, -9) : line)).join("\n") };
      });
      const { entries } = await workspace.timeline({ from: 1, limit: 200, direction: "forward" });
      const damage: unknown[] = [];
      const document = await workspace.document({ onDamage: (told) => damage.push([told.from, told.to]) });
      const salvaged = await store.create({ ...document, title: "Salvaged" });
      await workspace.store([new Bank().command("new")]);
      return {
        numbers: entries.map(({ number }) => number),
        odd: entries
          .filter(({ message }) => message === null)
          .map(({ number, command }) => [number, command?.error?.name]),
        damage,
        messages: document.messages.length,
        salvaged: salvaged.summary.events,
        stream: await toldBy(workspace.eventStore.read(streamOf("0"))),
        last: await workspace.lastEntry(),
        record: (await workspace.record(streamOf("0")))?.version,
      };
    });
    expect(result.numbers).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    // States are told by what changed: those that follow from the damaged one in its row go with it.
    expect(result.odd[0]).toEqual([37, "DamagedRowError"]);
    expect(result.odd.length).toBeLessThan(12);
    expect(result.damage[0]).toEqual([37, 37]);
    expect(result.messages).toBe(120 - result.odd.length);
    expect(result.salvaged).toBe(result.messages);
    expect(result.stream).toMatchObject({ name: "DamagedRowError", message: expect.stringMatching(/cannot be read/) });
    expect(result.last).toBe(121);
    expect(result.record).toBe(39);
  });

  test("a row that is none at all", async ({ page }) => {
    const subject = await load(page);
    const result = await subject.evaluate(async ({ openKept, files, fill, overwrite, Bank, allEntriesOf }) => {
      const store = await openKept("row");
      const workspace = await store.create({ title: "Banking", files });
      await fill(workspace, 120);
      await overwrite("row", "journal", (row, index) => (index === 1 ? "nonsense" : row));
      const document = await workspace.document();
      await workspace.store([new Bank().command("new")]);
      return {
        numbers: await allEntriesOf(workspace),
        odd: (
          await workspace.timeline({
            from: 1,
            limit: 200,
            direction: "forward",
            filter: { kinds: new Set(["rejected"]) },
          })
        ).entries.length,
        messages: document.messages.length,
      };
    });
    expect(result.numbers).toEqual(Array.from({ length: 121 }, (_, index) => index + 1));
    expect([result.odd, result.messages]).toEqual([32, 120 - 32]);
  });

  test("the newest row", async ({ page }) => {
    const subject = await load(page);
    const result = await subject.evaluate(async ({ openKept, files, fill, overwrite, Bank, toldBy }) => {
      const store = await openKept("newest");
      const workspace = await store.create({ title: "Banking", files });
      await fill(workspace, 100);
      const rows = await overwrite("newest", "journal", (row) => row);
      await overwrite("newest", "journal", (row, index) => (index === rows - 1 ? null : row));
      const opened = await store.open(workspace.summary.id);
      return {
        refused: await toldBy((opened ?? workspace).store([new Bank().command("new")])),
        claimed: await toldBy(
          workspace.claim([
            { scope: "banking::account.owner", value: "Ann", stream: "-", aggregate: "Account", field: "owner" },
          ]),
        ),
        messages: (await workspace.document()).messages.length,
        last: await workspace.lastEntry(),
        damage: opened?.damage,
        listed: (await store.list()).map(({ title }) => title),
        // The tab that wrote the row knows what was in it, and writes it once more.
        goesOn: (await workspace.store([new Bank().command("new")])).map(({ number }) => number),
        mended: [(await store.open(workspace.summary.id))?.damage, (await workspace.document()).messages.length],
      };
    });
    expect(result.goesOn).toEqual([101]);
    expect(result.mended).toEqual([[], 101]);
    expect(result.claimed).toMatchObject({ name: "DamagedRowError" });
    expect(result.damage).toEqual([expect.stringMatching(/newest part .* cannot be read/)]);
    expect(result.refused).toMatchObject({
      name: "DamagedRowError",
      message: expect.stringMatching(/export what is left/),
    });
    expect(result).toMatchObject({ messages: 96, last: 96, listed: ["Banking"] });
  });

  test("the head of an aggregate, the files, another workspace", async ({ page }) => {
    const subject = await load(page);
    const result = await subject.evaluate(async ({ openKept, files, fill, overwrite, toldBy, Bank, streamOf }) => {
      const store = await openKept("others");
      const broken = await store.create({ title: "Broken", files });
      const workspace = await store.create({ title: "Banking", files });
      await fill(workspace, 9);
      await overwrite("others", "aggregates", (row, index) =>
        index === 0 && typeof row === "object" ? { ...row, record: "[1,{" } : row,
      );
      await overwrite("others", "files", (row, index) => (index === 1 ? { "model.ts": 7 } : row));
      await overwrite("others", "workspaces", (row, index) => (index === 0 ? "nonsense" : row));
      await overwrite("others", "counters", () => "nonsense");
      const told: string[] = [];
      const nameless = await store.open(broken.summary.id);
      const again = await (await openKept("others")).open(workspace.summary.id);
      return {
        made: (await store.create({ title: "New", files })).summary.id,
        listed: (await store.list()).map(({ title }) => title),
        nameless: [nameless?.damage.length, (await nameless?.files())?.["model.ts"], await nameless?.settings()],
        record: await toldBy(workspace.record(streamOf("0"))),
        others: (await workspace.records({ limit: 9, onDamage: (words) => told.push(words) })).map(({ id }) => id),
        told,
        stored: again === null ? null : await toldBy(again.store([new Bank().command("0")])),
        files: Object.values(await workspace.files()),
        damage: again?.damage,
        messages: (await workspace.document()).messages.length,
      };
    });
    expect(result.record).toMatchObject({
      name: "DamagedRowError",
      message: expect.stringMatching(/account-0 cannot be read/),
    });
    expect(result).toMatchObject({ others: ["1", "2"], messages: 9, made: "3" });
    expect(result.listed).toEqual(["New", "Banking", "Workspace 1 (damaged)"]);
    expect(result.nameless).toEqual([1, "// model", { saveAutomatically: true, commandLimit: 1000 }]);
    expect(result.told).toEqual([expect.stringMatching(/account-0 cannot be read/)]);
    expect(result.stored).toMatchObject({ name: "DamagedRowError" });
    expect(result.damage?.map((words) => words.split(" ")[0])).toEqual(["model.ts", "scenario.ts", "specs.ts"]);
    for (const text of result.files) expect(text).toMatch(/cannot be read/);
  });
});
