import { describe, expect, test } from "vitest";
import type { Program } from "../protocol.ts";
import { QueueingSandbox } from "./queueing-sandbox.ts";
import type { CallResult, Realm } from "./realm.ts";
import { bank, replyOf, requestOf } from "./run-fixture.ts";

type Behaviour = (name: string, json: string) => CallResult | Promise<CallResult>;

const answer = (value: unknown): CallResult => ({ ok: true, status: "ok", json: JSON.stringify(value), logs: "[]" });
const { console: _lines, ...reply } = replyOf();
const timeout: CallResult = { ok: false, kind: "timeout" };

/** Loads what does not say "broken", and runs everything. */
const proper: Behaviour = (name, json) => {
  if (name === "ping") return answer(null);
  if (name === "run") return answer(reply);
  if (!json.includes("broken")) return answer({ ok: true, model: bank });
  return answer({ ok: false, error: { name: "Error", message: "broken", messages: null, stack: [] } });
};

class FakeRealm implements Realm {
  readonly calls: string[] = [];
  isClosed = false;
  behaviour: Behaviour;

  constructor(behaviour: Behaviour) {
    this.behaviour = behaviour;
  }

  async call(name: string, json: string): Promise<CallResult> {
    this.calls.push(name);
    const result = await this.behaviour(name, json);
    if (!result.ok) this.isClosed = true;
    return result;
  }

  close(): void {
    this.isClosed = true;
  }
}

let time = 0;

function sandboxOf(behaviour: Behaviour = proper) {
  const realms: FakeRealm[] = [];
  const sandbox = new QueueingSandbox({
    openRealm: () => {
      const realm = new FakeRealm(behaviour);
      realms.push(realm);
      return Promise.resolve(realm);
    },
    limits: { load: 2000, run: 1000 },
    now: () => time,
  });
  return { sandbox, realms, open: () => realms.filter(({ isClosed }) => !isClosed) };
}

const program = (javascript = ""): Program => ({
  codeVersion: javascript,
  modules: [{ file: "model.ts", javascript, sourceMap: '{"version":3,"sources":[],"names":[],"mappings":""}' }],
});
const request = requestOf();

describe("loading", () => {
  test("puts each version into a realm of its own, and ends the one before", async () => {
    const { sandbox, realms, open } = sandboxOf();
    expect(await sandbox.load(program("1;"))).toMatchObject({ ok: true, value: { ok: true, model: bank } });
    await sandbox.load(program("2;"));
    expect(realms.map(({ calls }) => calls.filter((name) => name === "load").length)).toEqual([1, 1, 0]);
    expect(open()).toHaveLength(2);
    expect(realms[0]?.isClosed).toBe(true);
  });

  test("leaves the version before in use when the new one throws", async () => {
    const { sandbox, realms } = sandboxOf();
    await sandbox.load(program("1;"));
    expect(await sandbox.load(program("broken;"))).toMatchObject({ ok: true, value: { ok: false } });
    expect(await sandbox.run(request)).toMatchObject({ ok: true });
    expect(realms[0]?.calls).toContain("run");
  });

  test("that does not end leaves the version before in use, too", async () => {
    const { sandbox } = sandboxOf((name, json) => (json.includes("endless") ? timeout : proper(name, json)));
    await sandbox.load(program("1;"));
    expect(await sandbox.load(program("endless;"))).toMatchObject({ ok: false, failure: { kind: "timeout" } });
    expect(await sandbox.run(request)).toMatchObject({ ok: true });
  });

  test("tells of an import that leads nowhere without a realm", async () => {
    const { sandbox, realms } = sandboxOf();
    expect(await sandbox.load(program('import "lodash";'))).toMatchObject({
      ok: true,
      value: { ok: false, error: { name: "ImportError" } },
    });
    expect(realms[0]?.calls).not.toContain("load");
  });

  test("tells when the sandbox cannot be had", async () => {
    const sandbox = new QueueingSandbox({
      openRealm: () => Promise.reject(new Error("offline")),
      limits: { load: 1, run: 1 },
      now: () => time,
    });
    expect(await sandbox.load(program())).toMatchObject({ ok: false, failure: { kind: "crashed" } });
  });
});

describe("running", () => {
  test("needs a model", async () => {
    const { sandbox } = sandboxOf();
    expect(await sandbox.run(request)).toMatchObject({ ok: false, failure: { kind: "crashed" } });
  });

  test("lets one call finish before the next begins", async () => {
    let running = 0;
    let most = 0;
    const { sandbox } = sandboxOf(async (name, json) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return proper(name, json);
    });
    const results = await Promise.all([
      sandbox.load(program()),
      sandbox.run(request),
      sandbox.run(request),
      sandbox.load(program("2;")),
      sandbox.run(request),
    ]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(most).toBe(1);
  });

  test("after a run that did not end goes on with the same code in a new realm", async () => {
    let isStuck = true;
    const { sandbox, realms } = sandboxOf((name, json) => (name === "run" && isStuck ? timeout : proper(name, json)));
    await sandbox.load(program("1;"));
    const stopped = await sandbox.run(request);
    expect(stopped).toMatchObject({ ok: false, failure: { kind: "timeout" } });
    isStuck = false;
    expect(await sandbox.run(request)).toMatchObject({ ok: true });
    expect(realms[0]?.isClosed).toBe(true);
  });

  test("after a run that did not end closes every realm of before, so that the browser ends their process", async () => {
    const { sandbox, realms, open } = sandboxOf((name, json) =>
      name === "run" && json.includes("endless") ? timeout : proper(name, json),
    );
    await sandbox.load(program("1;"));
    await sandbox.load(program("2;"));
    const before = [...realms];
    await sandbox.run(requestOf({ operation: { kind: "invoke", stream: "s", method: "endless", args: [] } }));
    await sandbox.run(request);
    expect(before.filter(({ isClosed }) => !isClosed)).toEqual([]);
    expect(open()).toHaveLength(2);
  });

  test("calls it a crash when nothing else answers either, and goes on", async () => {
    let isDead = false;
    const { sandbox } = sandboxOf((name, json) => {
      if (name === "run" && json.includes("bomb")) isDead = true;
      if (name === "load" && isDead) isDead = false;
      return isDead ? timeout : proper(name, json);
    });
    await sandbox.load(program("1;"));
    const bomb = requestOf({ operation: { kind: "invoke", stream: "s", method: "bomb", args: [] } });
    expect(await sandbox.run(bomb)).toMatchObject({ ok: false, failure: { kind: "crashed" } });
    expect(await sandbox.run(request)).toMatchObject({ ok: true });
  });

  test("runs a command once more that code stopped just before has brought down", async () => {
    let crashes = 0;
    const { sandbox } = sandboxOf((name, json) => {
      if (name === "run" && json.includes("bomb")) return timeout;
      if (name !== "run" || crashes === 0) return proper(name, json);
      crashes -= 1;
      return { ok: false, kind: "crashed" };
    });
    await sandbox.load(program("1;"));
    await sandbox.run(requestOf({ operation: { kind: "invoke", stream: "s", method: "bomb", args: [] } }));
    crashes = 1;
    expect(await sandbox.run(request)).toMatchObject({ ok: true });
    time += 60_000;
    crashes = 1;
    expect(await sandbox.run(request)).toMatchObject({ ok: false, failure: { kind: "crashed" } });
    expect(await sandbox.run(request)).toMatchObject({ ok: true });
  });

  test("does not accept a reply of another shape, and goes on", async () => {
    const { sandbox } = sandboxOf((name, json) =>
      name === "run" && json.includes("forge") ? answer({ outcome: "stored" }) : proper(name, json),
    );
    await sandbox.load(program("1;"));
    const forged = requestOf({ operation: { kind: "invoke", stream: "s", method: "forge", args: [] } });
    expect(await sandbox.run(forged)).toMatchObject({ ok: false, failure: { kind: "refused" } });
    expect(await sandbox.run(request)).toMatchObject({ ok: true });
  });

  test("says so when the worker found its reply too large", async () => {
    const tooLarge: CallResult = { ok: true, status: "err", json: '{"kind":"too large","message":""}', logs: "[]" };
    const { sandbox } = sandboxOf((name, json) => (name === "run" ? tooLarge : proper(name, json)));
    await sandbox.load(program("1;"));
    expect(await sandbox.run(request)).toMatchObject({ ok: false, failure: { kind: "too large" } });
  });
});

describe("disposing", () => {
  test("closes every realm, and answers what comes afterwards", async () => {
    const { sandbox, open } = sandboxOf();
    await sandbox.load(program("1;"));
    sandbox.dispose();
    expect(open()).toEqual([]);
    expect(await sandbox.run(request)).toMatchObject({ ok: false });
    expect(await sandbox.load(program("2;"))).toMatchObject({ ok: false });
    expect(open()).toEqual([]);
  });

  test("in the midst of starting anew leaves nothing open", async () => {
    const { sandbox, open } = sandboxOf((name, json) => (name === "run" ? timeout : proper(name, json)));
    await sandbox.load(program("1;"));
    const running = sandbox.run(request);
    sandbox.dispose();
    await running;
    expect(open()).toEqual([]);
  });
});
