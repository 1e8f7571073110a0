import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileOf, serveFolder } from "./static-server.mjs";

describe("the file that an address names", () => {
  test.each([
    ["/", "/", "index.html"],
    ["/?embed", "/", "index.html"],
    ["/assets/a.js", "/", join("assets", "a.js")],
    ["/docs/", "/", join("docs", "index.html")],
    ["/some/where/", "/some/where/", "index.html"],
    ["/some/where/a.js", "/some/where/", "a.js"],
    ["/a%20b.txt", "/", "a b.txt"],
  ])("%s below %s is %s", (path, base, file) => {
    expect(fileOf(path, base)).toBe(file);
  });

  test.each([
    ["/elsewhere/a.js", "/some/where/"],
    ["/../secret", "/"],
    ["/%2e%2e/secret", "/"],
    ["/a/..%2f..%2fsecret", "/"],
    ["/%00", "/"],
    ["/%zz", "/"],
  ])("%s below %s is none", (path, base) => {
    expect(fileOf(path, base)).toBeUndefined();
  });
});

describe("a served folder", () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "serve-"));
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "index.html"), "<!doctype html>");
    writeFileSync(join(folder, "assets/main-BxY12_z9.js"), "export {};");
    writeFileSync(join(folder, "site.webmanifest"), "{}");
    server = await serveFolder({ folder, port: 0, base: "/below/" });
  });

  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ["", "text/html; charset=utf-8", "no-cache"],
    ["assets/main-BxY12_z9.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["site.webmanifest", "application/manifest+json; charset=utf-8", "no-cache"],
  ])("answers %j as %s", async (path, type, caching) => {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("cache-control")).toBe(caching);
    expect(await response.text()).not.toBe("");
  });

  test("answers 404 for what is not there, a folder included", async () => {
    expect((await fetch(`${server.url}nothing.js`)).status).toBe(404);
    expect((await fetch(`${server.url}assets`)).status).toBe(404);
    expect((await fetch(new URL("/", server.url))).status).toBe(404);
  });

  test("refuses to be written to", async () => {
    expect((await fetch(server.url, { method: "POST" })).status).toBe(405);
  });

  test("takes the next free port when the wanted one is taken", async () => {
    const second = await serveFolder({ folder, port: server.port, tries: 20 });
    expect(second.port).toBeGreaterThan(server.port);
    expect((await fetch(second.url)).status).toBe(200);
    await second.close();
  });

  test("says so when it may try no other port", async () => {
    await expect(serveFolder({ folder, port: server.port })).rejects.toThrow("EADDRINUSE");
  });
});
