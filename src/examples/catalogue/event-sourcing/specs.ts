import { Application } from "aggregate-playground";
import { expect, test } from "vitest";
import { Counter, ExampleRoot, examples } from "./model";

test("the state follows from the stored events", async () => {
  const repository = new Application(examples).repositoryFor(ExampleRoot);
  const root = new ExampleRoot();
  root.createNewExample();
  root.createNewExample();
  await repository.add(root);
  expect((await repository.get(root.id)).countExamples()).toBe(2);
});

test("an earlier version can be loaded", async () => {
  const repository = new Application(examples).repositoryFor(Counter);
  const counter = new Counter({ count: 10 });
  counter.add(1);
  counter.add(2);
  await repository.add(counter);
  expect((await repository.get(counter.id)).count).toBe(13);
  expect((await repository.get(counter.id, { version: 1 })).count).toBe(11);
});

test("a discarded aggregate is no longer found", async () => {
  const repository = new Application(examples).repositoryFor(ExampleRoot);
  const root = new ExampleRoot();
  await repository.add(root);
  root.discard();
  await repository.add(root);
  expect(await repository.has(root.id)).toBe(false);
});
