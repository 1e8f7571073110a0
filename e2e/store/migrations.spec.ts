import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "../fixtures.ts";
import { moduleInPage } from "../support/module-in-page.ts";

type Subject = typeof import("./migrations.page.ts");

const subjectFile = new URL("./migrations.page.ts", import.meta.url);
const folder = new URL("./fixtures/", import.meta.url);
const versions = readdirSync(folder).flatMap((name) => /^version-(\d+)\.json$/.exec(name)?.[1] ?? []);

const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");

test("every released version of the database has a dump", async ({ page }) => {
  const subject = await moduleInPage<Subject>(page, subjectFile);
  const newest = await subject.evaluate(({ newestVersion }) => newestVersion);
  expect(versions.map(Number)).toEqual(Array.from({ length: newest - 1 }, (_, index) => index + 1));
});

for (const version of versions) {
  test(`a database of version ${version} opens, whole, and is gone on with`, async ({ page }) => {
    const subject = await moduleInPage<Subject>(page, subjectFile);
    await subject.evaluate(
      ({ restoreDatabase }, dump) => restoreDatabase("old", dump),
      read(`version-${version}.json`),
    );
    const contents = await subject.evaluate(({ contentsOf }) => contentsOf("old"));
    // As JSON, because what the page hands over has dates.
    expect(JSON.parse(JSON.stringify(contents))).toEqual(JSON.parse(read(`version-${version}.contents.json`)));
    const [number = 0, ...lengths] = await subject.evaluate(({ goOn }) => goOn("old"));
    expect(number).toBeGreaterThan(60);
    expect(lengths[0]).toBeGreaterThan(10);
    expect(lengths[1]).toBe(lengths[0]);
  });
}
