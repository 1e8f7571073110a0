import { expect, test } from "../fixtures.ts";
import { moduleInPage } from "../support/module-in-page.ts";

type Subject = typeof import("./tabs.page.ts");
const subjectFile = new URL("./tabs.page.ts", import.meta.url);

test("STO5 two tabs at one aggregate: each save is won by one, nothing is lost, and each hears of the other", async ({
  context,
}) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  const one = await moduleInPage<Subject>(first, subjectFile);
  const two = await moduleInPage<Subject>(second, subjectFile);
  const mine = await one.evaluateHandle(({ openTab }) => openTab(null));
  const id = await mine.evaluate(({ workspace }) => workspace.summary.id);
  const theirs = await two.evaluateHandle(({ openTab }, there) => openTab(there), id);
  const refusals = await Promise.all([
    one.evaluate(({ withdraw }, tab) => withdraw(tab, 40), mine),
    two.evaluate(({ withdraw }, tab) => withdraw(tab, 40), theirs),
  ]);
  const versions = await theirs.evaluate(async ({ workspace }) => {
    const { entries } = await workspace.timeline({ from: 1, limit: 200, direction: "forward" });
    return entries.map(({ number, version, message }) => [number, version, message?.position]);
  });
  expect(versions).toEqual(Array.from({ length: 80 }, (_, index) => [index + 1, index, index]));
  expect(refusals.every((count) => count >= 0)).toBe(true);
  await expect.poll(() => mine.evaluate(({ heard }) => heard.includes("history"))).toBe(true);
  await expect.poll(() => theirs.evaluate(({ heard }) => heard.includes("history"))).toBe(true);
});

test("a file that both tabs changed is told to the second, with both texts", async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  const one = await moduleInPage<Subject>(first, subjectFile);
  const two = await moduleInPage<Subject>(second, subjectFile);
  const mine = await one.evaluateHandle(({ openTab }) => openTab(null));
  const id = await mine.evaluate(({ workspace }) => workspace.summary.id);
  const theirs = await two.evaluateHandle(({ openTab }, there) => openTab(there), id);
  await mine.evaluate(async ({ workspace }) =>
    workspace.saveFiles({ ...(await workspace.files()), "model.ts": "mine" }),
  );
  await expect.poll(() => theirs.evaluate(({ heard }) => heard.includes("files"))).toBe(true);
  const conflict = await theirs.evaluate(async ({ workspace }) => {
    const files = { "model.ts": "theirs", "scenario.ts": "", "specs.ts": "" };
    return workspace.saveFiles(files).then(
      () => null,
      (reason: Error & { readonly files?: unknown; readonly theirs?: unknown }) => [
        reason.name,
        reason.files,
        reason.theirs,
      ],
    );
  });
  expect(conflict).toEqual(["ConflictingEditError", ["model.ts"], expect.objectContaining({ "model.ts": "mine" })]);
});
