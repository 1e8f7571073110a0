import { Application } from "aggregate-playground";
import { ExampleRoot, examples } from "./model";

const repository = new Application(examples).repositoryFor(ExampleRoot);

const aggregate = new ExampleRoot();

await aggregate.save();

aggregate.createNewExample();

// Not saved yet: whoever loads it sees no example.
(await repository.get(aggregate.id)).countExamples();

await aggregate.save();

(await repository.get(aggregate.id)).countExamples();

aggregate.createNewExample();

aggregate.createNewExample();

// Two events, one save: all or none.
await aggregate.save();

(await repository.get(aggregate.id)).countExamples();

aggregate.discard();

await aggregate.save();

await repository.has(aggregate.id);
