import { decodeLink } from "../../src/share/share-link.ts";
import { expect, test } from "../fixtures.ts";
import { Playground } from "../journeys/playground.ts";

async function sharedAddress(playground: Playground): Promise<string> {
  await playground.page.getByRole("banner").getByRole("button", { name: "Share" }).click();
  const link = playground.page.getByRole("dialog", { name: "Share" }).getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#1\./);
  return link.inputValue();
}

test("the Banking example with twenty events fits into a thousand characters, with all that was stored", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  for (let version = 1; version <= 20; version++) {
    await playground.invoke("withdraw", { amount: String(1 + ((version * 37) % 60)) });
    await expect(playground.status).toHaveText(`AccountWithdrawn stored, version ${version}`);
  }
  await playground.invoke("withdraw", { amount: "5000" });
  await expect(playground.rows("rejected")).toHaveCount(1);

  const address = await sharedAddress(playground);
  expect(address.length).toBeLessThan(1000);
  const result = decodeLink(address);
  if (!result.ok) throw new Error(result.failure.message);
  const { messages, commands } = result.document;
  expect(messages).toHaveLength(20);
  expect(messages.map(({ data }) => data["amount"])).toEqual(
    Array.from({ length: 20 }, (_, index) => 1 + (((index + 1) * 37) % 60)),
  );
  expect(messages.every(({ metadata }) => /^[0-9a-f]{64}$/.test(String(metadata["payload_hash"])))).toBe(true);
  expect(commands.at(-1)).toMatchObject({ method: "withdraw", outcome: "rejected", args: [5000] });
});

test("the link of an example as it comes is one line long", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const address = await sharedAddress(playground);
  expect(address.length).toBeLessThan(120);
});
