import { Application, toDomainEvent } from "aggregate-playground";
import { expect, test } from "vitest";
import { User, authentication } from "./model";

test("each save of a user stores a fact event with the whole state", async () => {
  const app = new Application(authentication);
  const user = new User({ name: "John Doe", email: "john.doe@example.com" });
  await app.repositoryFor(User).add(user);
  const [message] = await app.eventStore.read(`authentication::user-fact-${user.id}`);
  expect(message && toDomainEvent(authentication, message).toDict()).toMatchObject({
    _version: 0,
    name: "John Doe",
    email: "john.doe@example.com",
    status: null,
    account: null,
    id: user.id,
  });
});

test("a status that is not one of the choices is refused", () => {
  const user = new User({ name: "John Doe", email: "john.doe@example.com" });
  expect(() => Object.assign(user, { status: "GONE" })).toThrow("is not a valid choice");
});
