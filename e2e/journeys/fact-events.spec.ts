import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";
import { Playground } from "./playground.ts";

test("each save of a user gives a fact event of exactly the documented shape", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.openExample("Authentication", "User");
  await playground.create("User", { name: "John Doe", email: "john.doe@example.com" });
  await expect(playground.status).toHaveText("UserFactEvent stored, version 0");

  await playground.rows("UserFactEvent", "fact").click();
  await playground.tab("Message").click();
  const message: unknown = JSON.parse(
    await playground.region("Inspector").getByRole("tabpanel").locator("pre").innerText(),
  );
  // The shape is what this test checks.
  const { data, metadata, streamName, position, globalPosition } = message as FactMessage;
  const id = data["id"];
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  expect(Object.entries(data)).toEqual([
    ["_version", 0],
    ["name", "John Doe"],
    ["email", "john.doe@example.com"],
    ["status", null],
    ["account", null],
    ["id", id],
  ]);
  const stream = `authentication::user-fact-${String(id)}`;
  expect([streamName, position, globalPosition]).toEqual([stream, 0, 1]);
  expect(Object.entries(metadata)).toEqual([
    ["id", `${stream}-0.1`],
    ["type", "Authentication.UserFactEvent.v1"],
    ["fqn", "aggregate-playground.UserFactEvent"],
    ["kind", "EVENT"],
    ["stream", stream],
    ["origin_stream", null],
    ["timestamp", expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00$/)],
    ["version", "v1"],
    ["sequence_id", "0.1"],
    ["payload_hash", expect.stringMatching(/^[0-9a-f]{64}$/)],
  ]);
  await expectNoAxeViolations(page);
});

/** What the Message tab shows, as far as this test looks at it. */
interface FactMessage {
  readonly streamName: string;
  readonly position: number;
  readonly globalPosition: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}
