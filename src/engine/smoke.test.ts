import { expect, test } from "vitest";
import { run } from "../examples/examples.ts";
import { register } from "../examples/authentication.ts";
import { confirm } from "../examples/ordering.ts";

test("smoke", async () => {
  await run();
  console.log(JSON.stringify(await register(), null, 1));
  console.log(await confirm());
  expect(1).toBe(1);
});
