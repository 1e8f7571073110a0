import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import * as chai from "chai";

const { expect } = chai;
for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

/** Vitest's own `expect`, so that a spec means the same here and in an exported project. */
export const vitestExpect = expect as unknown as (...args: readonly unknown[]) => unknown; // chai knows nothing of the matchers that were added
