import { Application, toDomainEvent } from "aggregate-playground";
import { User, authentication } from "./model";

const app = new Application(authentication);

const user = new User({ name: "John Doe", email: "john.doe@example.com" });

await app.repositoryFor(User).add(user);

const [message] = await app.eventStore.read(`authentication::user-fact-${user.id}`);

message && toDomainEvent(authentication, message).toDict();
