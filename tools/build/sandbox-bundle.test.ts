import { describe, expect, test } from "vitest";
import { frameDocument } from "../../src/sandbox/frame/policies.ts";
import { bundleBoot, bundleWorker, inlineScriptHashes, scriptHash } from "./sandbox-bundle.ts";

describe("the frame's script", async () => {
  const { text } = await bundleBoot();

  test("is the one that its document's policy names by hash", () => {
    const html = frameDocument(text, scriptHash(text));
    expect(inlineScriptHashes(html)).toEqual([scriptHash(text)]);
    expect(html).toContain(`script-src '${scriptHash(text)}' blob:`);
  });

  test("can stand in an attribute-free script element: it does not end it", () => {
    expect(text).not.toMatch(/<\/script|<!--/i);
  });

  test("is the same at every build", async () => {
    expect((await bundleBoot()).text).toBe(text);
  });
});

describe("the worker's script", async () => {
  const { text, inputs } = await bundleWorker();

  test("scrubs the realm before the engine is evaluated", () => {
    const scrubbing = inputs.indexOf("src/sandbox/worker/scrub.ts");
    expect(scrubbing).toBeGreaterThan(-1);
    expect(text.indexOf("could not be taken from the sandbox")).toBeGreaterThan(-1);
    expect(text.indexOf("could not be taken from the sandbox")).toBeLessThan(text.indexOf("Wrong expected version"));
  });

  test("is strict, and asks for no code from text", () => {
    expect(text.startsWith('"use strict";')).toBe(true);
    expect(text).not.toMatch(/\beval\(|new Function\(/);
  });

  test("has one engine, whatever name it is imported by", () => {
    expect(inputs.filter((input) => input.endsWith("engine/main.ts"))).toHaveLength(1);
    expect(inputs.filter((input) => input.includes("node_modules/react"))).toEqual([]);
  });
});

test("hashes of inline scripts are those that a browser computes", () => {
  const html = '<script src="a.js"></script><script>alert(1)</script><script type="module">import "x"</script>';
  expect(inlineScriptHashes(html)).toEqual([scriptHash("alert(1)"), scriptHash('import "x"')]);
  expect(scriptHash("alert(1)")).toBe("sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=");
});
