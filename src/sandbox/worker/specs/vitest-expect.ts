import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import { expect, use } from "chai";

use(JestExtend);
use(JestChaiExpect);
use(JestAsymmetricMatchers);

/** Vitest's own `expect`, so that a spec means the same here and in an exported project. */
export const vitestExpect = expect as unknown as (...args: readonly unknown[]) => unknown; // chai knows nothing of the matchers that were added
