/**
 * What a worker might send that had got hold of the port to the page. Its whole script is hostile: it answers `load`
 * properly, and runs this code for `run`, with `id` and `port` in scope, and `good`, the text of a proper reply.
 */
export interface ForgedReply {
  readonly name: string;
  readonly code: string;
  /** How the call ends at the page: a failure's kind, or `accepted` where what is wrong is left behind. */
  readonly expected: readonly ("refused" | "too large" | "timeout" | "crashed" | "accepted")[];
}

const refused = (name: string, code: string): ForgedReply => ({ name, code, expected: ["refused"] });
const tooLarge = (name: string, code: string): ForgedReply => ({ name, code, expected: ["too large"] });
const accepted = (name: string, code: string): ForgedReply => ({ name, code, expected: ["accepted"] });
/** Some browsers tell that the other end of a channel has gone; elsewhere the limit does. */
const silent = (name: string, code: string): ForgedReply => ({ name, code, expected: ["timeout", "crashed"] });

const reply = (json: string): string => `port.postMessage([id, "ok", ${json}, "[]"])`;
const changed = (change: string): string => reply(`JSON.stringify({ ...JSON.parse(good), ${change} })`);
const commit = (appends: string, changes = "[]"): string =>
  changed(`commits: [{ appends: ${appends}, changes: ${changes} }]`);

export const forgedReplies: readonly ForgedReply[] = [
  refused("a number of another call", `port.postMessage([id + 1, "ok", good, "[]"])`),
  refused("a number as text", `port.postMessage([String(id), "ok", good, "[]"])`),
  refused("the reply to the call before, once more", `port.postMessage([id - 1, "ok", good, "[]"])`),
  refused(
    "replies in another order",
    `port.postMessage([id + 1, "ok", good, "[]"]); port.postMessage([id, "ok", good, "[]"])`,
  ),
  refused("an object instead of a list", `port.postMessage({ 0: id, 1: "ok", 2: good, 3: "[]", length: 4 })`),
  refused("a text", `port.postMessage(good)`),
  refused("nothing", `port.postMessage(null)`),
  refused("a list that is too short", `port.postMessage([id, "ok", good])`),
  refused("a list that is too long", `port.postMessage([id, "ok", good, "[]", 1])`),
  refused("an unknown status", `port.postMessage([id, "fine", good, "[]"])`),
  refused("data that is no text", `port.postMessage([id, "ok", JSON.parse(good), "[]"])`),
  refused("console lines that are no text", `port.postMessage([id, "ok", good, []])`),
  refused("a cyclic object", `const a = [id, "ok"]; a.push(a, "[]"); port.postMessage(a)`),
  refused("binary data", `const data = new ArrayBuffer(1e6); port.postMessage(data, [data])`),
  refused(
    "a port of its own",
    `const { port1 } = new MessageChannel(); port.postMessage([id, "ok", good, port1], [port1])`,
  ),
  refused("a map, a set and an error", `port.postMessage([new Map([[id, new Set()]]), new Error("x"), good, "[]"])`),
  refused("text that is no JSON", reply(`"{"`)),
  refused("JSON that is no object", reply(`"1"`)),
  refused("an empty object", reply(`"{}"`)),
  refused("lists nested a hundred thousand deep", reply(`"[".repeat(1e5) + "]".repeat(1e5)`)),
  refused(
    "objects nested a hundred thousand deep in a proper place",
    reply(`good.replace('"images":[]', '"images":[' + '{"a":'.repeat(1e5) + '1' + '}'.repeat(1e5) + ']')`),
  ),
  refused(
    "nesting hidden behind a quote in a text",
    reply(`'{"a":"\\\\"","b":' + "[".repeat(1e4) + "]".repeat(1e4) + "}"`),
  ),
  refused("an own __proto__", reply(`good.replace("{", '{"__proto__":{"owned":true},')`)),
  refused(
    "an own __proto__ written with escapes",
    reply(`good.replace("{", '{"\\\\u005f\\\\u005fproto__":{"owned":true},')`),
  ),
  refused(
    "an own __proto__ deep inside",
    changed(`published: [{ type: "x", metadata: {}, data: JSON.parse('{"a":[{"__proto__":{"owned":true}}]}') }]`),
  ),
  accepted("members that nobody asked for", changed(`owned: true, constructor: { prototype: { owned: true } }`)),
  refused("an outcome that does not exist", changed(`outcome: "stored"`)),
  refused("a count below zero", changed(`idsUsed: -1`)),
  refused("a count that is infinite", reply(`good.replace('"idsUsed":0', '"idsUsed":1e999')`)),
  refused(
    "more console lines than are kept",
    `port.postMessage([id, "ok", good, JSON.stringify(Array(2e4).fill({ level: "log", text: "", place: null }))])`,
  ),
  refused(
    "a console line of an unknown kind",
    `port.postMessage([id, "ok", good, JSON.stringify([{ level: "fatal", text: "", place: null }])])`,
  ),
  refused(
    "a place in a file that a person does not have",
    `port.postMessage([id, "ok", good, JSON.stringify([{ level: "log", text: "", place: { file: "/etc/passwd", line: 1, column: 1 } }])])`,
  ),
  tooLarge("a million empty objects", reply(`"[" + "{},".repeat(1e6) + "{}]"`)),
  tooLarge("twenty million characters", reply(`good + " ".repeat(2e7)`)),
  {
    name: "a hundred million characters",
    code: reply(`"x".repeat(1e8)`),
    // Making and sending them may take longer than a command may; Firefox's worker may fail over it.
    expected: ["too large", "timeout", "crashed"],
  },
  tooLarge("console lines of twenty million characters", `port.postMessage([id, "ok", good, " ".repeat(2e7)])`),
  refused(
    "a flood of ten thousand messages",
    `for (let i = 0; i < 1e4; i++) port.postMessage([id + 1 + i, "ok", good, "[]"])`,
  ),
  accepted(
    "a proper reply, and then another",
    `port.postMessage([id, "ok", good, "[]"]); port.postMessage([id, "ok", good, "[]"])`,
  ),
  silent("no reply", ``),
  silent("a closed port", `port.close()`),
  silent("the worker's own end", `close()`),
  refused(
    "events for a stream that no aggregate of the model has",
    commit(
      `[{ streamName: "other::thing-1", expectedVersion: -1, messages: [{ type: "Forged.Thing.v1", data: {} }] }]`,
    ),
  ),
  refused(
    "events for an aggregate that did not travel",
    commit(
      `[{ streamName: "double::account-2", expectedVersion: 7, messages: [{ type: "Double.Opened.v1", data: {}, metadata: { stream: "double::account-2" } }] }]`,
    ),
  ),
];
