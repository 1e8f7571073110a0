import { describe, expect, test } from "vitest";
import { frameDocument, framePolicy, pagePolicy } from "./policies.ts";

const hash = "sha256-AAAA";
const directivesOf = (policy: string): ReadonlyMap<string, string> =>
  new Map(
    policy.split("; ").map((directive) => [directive.split(" ")[0] ?? "", directive.slice(directive.indexOf(" ") + 1)]),
  );

describe("the page's policy", () => {
  const directives = directivesOf(pagePolicy([hash]));

  test("allows nothing that it does not name", () => {
    expect(directives.get("default-src")).toBe("'none'");
  });

  test("runs the page's own scripts, the frame's by its hash, and neither inline ones nor eval", () => {
    expect(directives.get("script-src")).toBe(`'self' '${hash}' blob:`);
    expect(pagePolicy([hash])).not.toMatch(/script-src[^;]*unsafe/);
  });

  test("names no other host, in no directive", () => {
    for (const [name, sources] of directives) expect(`${name} ${sources}`).not.toMatch(/https?:|\*/);
    expect(directives.get("connect-src")).toBe("'self'");
  });

  test("lets only the development server speak over a WebSocket", () => {
    expect(directivesOf(pagePolicy([hash], { isServing: true })).get("connect-src")).toBe("'self' ws: wss:");
  });
});

describe("the frame's policy", () => {
  const directives = directivesOf(framePolicy(hash));

  test("runs its one script and blobs, and lets nothing be fetched", () => {
    expect(directives.get("script-src")).toBe(`'${hash}' blob:`);
    expect(directives.get("worker-src")).toBe("blob:");
    for (const name of ["default", "connect", "img", "style", "font", "media", "object", "frame", "manifest"]) {
      expect(directives.get(`${name}-src`)).toBe("'none'");
    }
    expect(framePolicy(hash)).not.toContain("'self'");
    expect(framePolicy(hash)).not.toContain("unsafe");
  });

  test("stands in its document before the script", () => {
    const html = frameDocument("start()", hash);
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<script>"));
    expect(html.match(/<script/g)).toHaveLength(1);
  });
});
