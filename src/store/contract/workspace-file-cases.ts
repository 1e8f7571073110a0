import type { StoredWorkspace } from "../workspace-store.ts";
import { equal, rejects } from "./expect.ts";
import { files } from "./history-fixture.ts";
import type { WorkspaceCase, WorkspacesUnderTest } from "./workspace-case.ts";

/** The same workspace, opened twice: two tabs where there are tabs. */
async function openTwice({
  store,
  otherTab,
}: WorkspacesUnderTest): Promise<readonly [StoredWorkspace, StoredWorkspace]> {
  const mine = await store.create({ title: "Banking", files });
  const theirs = await (otherTab ?? store).open(mine.summary.id);
  if (theirs === null) throw new Error("It is not there.");
  return [mine, theirs];
}

const withModel = (text: string) => ({ ...files, "model.ts": text });

export const workspaceFileCases: readonly WorkspaceCase[] = [
  {
    name: "files are saved, again and again",
    async run({ store }) {
      const mine = await store.create({ title: "Banking", files });
      await mine.saveFiles(withModel("a"));
      await mine.saveFiles(withModel("b"));
      equal(await mine.files(), withModel("b"));
      equal(await (await store.open(mine.summary.id))?.files(), withModel("b"));
    },
  },
  {
    name: "two tabs that edit the same file lose nobody's text: the second is told both",
    async run(under) {
      const [mine, theirs] = await openTwice(under);
      await theirs.saveFiles(withModel("theirs"));
      const refused = await rejects(mine.saveFiles(withModel("mine")), "ConflictingEditError");
      // Its class is checked by name just before.
      const conflict = refused as Error & Record<"files" | "mine" | "theirs", unknown>;
      equal(conflict.files, ["model.ts"]);
      equal(conflict.mine, withModel("mine"));
      equal(conflict.theirs, withModel("theirs"));
      equal(await theirs.files(), withModel("theirs"));
    },
  },
  {
    name: "who has seen the other's text may replace it",
    async run(under) {
      const [mine, theirs] = await openTwice(under);
      await theirs.saveFiles(withModel("theirs"));
      await rejects(mine.saveFiles(withModel("mine")), "ConflictingEditError");
      equal(await mine.files(), withModel("theirs"));
      await mine.saveFiles(withModel("mine"));
      equal(await theirs.files(), withModel("mine"));
    },
  },
  {
    name: "two tabs that edit different files both keep their edits",
    async run(under) {
      const [mine, theirs] = await openTwice(under);
      await theirs.saveFiles({ ...files, "specs.ts": "theirs" });
      await mine.saveFiles(withModel("mine"));
      equal(await mine.files(), { ...withModel("mine"), "specs.ts": "theirs" });
    },
  },
  {
    name: "the same edit in two tabs is no conflict",
    async run(under) {
      const [mine, theirs] = await openTwice(under);
      await theirs.saveFiles(withModel("same"));
      await mine.saveFiles(withModel("same"));
      equal(await mine.files(), withModel("same"));
    },
  },
];
