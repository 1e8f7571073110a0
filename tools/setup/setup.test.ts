import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { siteIsStale } from "./build-when-stale.mjs";
import { isInstalled } from "./install.mjs";
import { nodeIsNewEnough } from "./node-version.mjs";

describe("which Node will do", () => {
  test.each(["20.19.0", "20.20.2", "22.12.0", "23.0.0", "24.1.0", "30.0.0"])("%s does", (version) => {
    expect(nodeIsNewEnough(version)).toBe(true);
  });

  test.each(["12.0.0", "18.20.0", "20.18.3", "21.7.0", "22.11.0"])("%s does not", (version) => {
    expect(nodeIsNewEnough(version)).toBe(false);
  });
});

describe("dependencies are there", () => {
  const wanted = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/react": { version: "19.3.1" },
      "node_modules/@esbuild/aix-ppc64": { version: "0.28.2", optional: true },
    },
  };

  test("when each is there in its version, those for other platforms aside", () => {
    expect(isInstalled(wanted, { packages: { "node_modules/react": { version: "19.3.1" } } })).toBe(true);
  });

  test("but not when one is missing", () => {
    expect(isInstalled(wanted, { packages: {} })).toBe(false);
  });

  test("nor when one has another version", () => {
    expect(isInstalled(wanted, { packages: { "node_modules/react": { version: "18.0.0" } } })).toBe(false);
  });
});

describe("the built site is stale", () => {
  let root: string;
  const write = (path: string, minutesAgo: number): void => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), "");
    const time = new Date(Date.now() - minutesAgo * 60_000);
    utimesSync(join(root, path), time, time);
    utimesSync(join(root, path, ".."), time, time);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "stale-"));
    write("src/app/main.tsx", 9);
    utimesSync(join(root, "src"), new Date(0), new Date(0));
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  test("when there is none", () => {
    expect(siteIsStale(root)).toBe(true);
  });

  test("not when it is newer than every source", () => {
    write("lib/aggregate-playground.js", 5);
    write("dist/index.html", 5);
    expect(siteIsStale(root)).toBe(false);
  });

  test("when a source is newer", () => {
    write("lib/aggregate-playground.js", 5);
    write("dist/index.html", 5);
    write("src/app/main.tsx", 1);
    expect(siteIsStale(root)).toBe(true);
  });

  test("when the engine's library is missing", () => {
    write("dist/index.html", 5);
    expect(siteIsStale(root)).toBe(true);
  });
});
