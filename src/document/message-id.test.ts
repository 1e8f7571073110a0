import { expect, test } from "vitest";
import { messageIdOf } from "./message-id.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("the id of a message is a UUID that follows from stream and position", () => {
  const id = messageIdOf("banking::account-1", 7);
  expect(id).toMatch(uuid);
  expect(messageIdOf("banking::account-1", 7)).toBe(id);
});

// A change of this id would make every stored message whose id was left out another one.
test("stays what it is from version to version", () => {
  expect(messageIdOf("banking::account-1", 0)).toMatchInlineSnapshot(`"958f6d7e-efd9-45f5-ab62-b0c251345849"`);
});

test("no two streams or positions share an id", () => {
  const ids = new Set<string>();
  for (let stream = 0; stream < 300; stream += 1)
    for (let position = 0; position < 100; position += 1) ids.add(messageIdOf(`banking::account-${stream}`, position));
  expect(ids.size).toBe(30_000);
});
