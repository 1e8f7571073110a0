import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WorkspaceDocument } from "../document/workspace-document.ts";
import { anyJson } from "./testing/arbitrary-document.ts";
import {
  type FileResult,
  parseWorkspaceFile,
  parseWorkspaceFileInSlices,
  printWorkspaceFile,
  printWorkspaceFileInSlices,
  workspaceFileName,
} from "./workspace-file.ts";

const golden = readFileSync(new URL("golden/files/version-1.aggregates.json", import.meta.url), "utf8");

const documentOf = (result: FileResult): WorkspaceDocument => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.document;
};
const failureOf = (text: string) => {
  const result = parseWorkspaceFile(text);
  if (result.ok) throw new Error("It was accepted.");
  return result.failure;
};
const head = '"format":"aggregate-playground/workspace","version":1';
const withData = (data: string): string =>
  `{${head},"files":{},"messages":[{"streamName":"s-1","type":"T","data":${data},"time":"2024-07-18T22:01:02.364Z"}]}`;

describe("version 1 stays readable for ever", () => {
  const document = documentOf(parseWorkspaceFile(golden));

  test("with all that it held", () => {
    expect(document).toMatchSnapshot();
  });

  test("and is printed as it was read", () => {
    expect(printWorkspaceFile(document)).toBe(golden);
  });
});

test("what was printed is read as it was, whatever a workspace holds", () => {
  const records = fc.array(fc.tuple(fc.string(), anyJson(4)), { maxLength: 5 }).map((entries) => {
    const members = entries.filter(([key]) => key !== "__proto__");
    // JSON has no −0.
    return JSON.parse(JSON.stringify(Object.fromEntries(members))) as Record<string, unknown>; // an object went in
  });
  const documents = fc.record({
    title: fc.string({ unit: "binary", maxLength: 50 }),
    source: fc.string({ unit: "binary", maxLength: 200 }),
    data: fc.array(fc.tuple(records, records, fc.date({ noInvalidDate: true })), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(documents, ({ title, source, data }) => {
      const document: WorkspaceDocument = {
        title,
        files: { "model.ts": source, "scenario.ts": "", "specs.ts": source },
        messages: data.map(([payload, metadata, time], index) => {
          const [streamName, type] = ["s-1", "T"];
          return {
            id: `${index}`,
            streamName,
            type,
            position: index,
            globalPosition: index + 1,
            data: payload,
            metadata,
            time,
          };
        }),
        commands: data.map(([state, args], index) => {
          const at = new Date(index).toISOString();
          return {
            aggregate: "A",
            id: "1",
            method: "m",
            args: [args],
            at,
            outcome: "stored",
            messages: [index + 1],
            state,
          };
        }),
      };
      const result = documentOf(parseWorkspaceFile(printWorkspaceFile(document)));
      expect(result).toEqual(document);
      expect(JSON.stringify(result)).toBe(JSON.stringify(document));
    }),
    { numRuns: 400 },
  );
});

describe("what may be missing is filled in", () => {
  test("files alone are a workspace", () => {
    expect(documentOf(parseWorkspaceFile(`{${head},"files":{"model.ts":"class A {}"}}`))).toEqual({
      title: "Untitled",
      files: { "model.ts": "class A {}", "scenario.ts": "", "specs.ts": "" },
      messages: [],
      commands: [],
    });
  });

  test("positions, ids and metadata of messages", () => {
    const message = '{"streamName":"s-1","type":"T","data":{},"time":"2024-07-18"}';
    const { messages } = documentOf(parseWorkspaceFile(`{${head},"files":{},"messages":[${message},${message}]}`));
    expect(messages.map(({ position, globalPosition }) => [position, globalPosition])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(messages[0]?.metadata).toEqual({});
    expect(messages[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(messages[0]?.id).not.toBe(messages[1]?.id);
  });

  test("the order of members does not matter, and a byte order mark does not hurt", () => {
    const text = `\ufeff{"messages":[],"files":{},"version":1,"format":"aggregate-playground/workspace","title":"T"}`;
    expect(documentOf(parseWorkspaceFile(text)).title).toBe("T");
  });
});

test("keys of no meaning are kept out", () => {
  const text = `{${head},"extra":[1],"files":{"model.ts":"","evil.ts":"x"},"messages":[{"streamName":"s-1","type":"T","data":{"kept":1},"time":"2024-07-18","extra":{}}],"commands":[{"aggregate":"A","id":"1","method":"m","at":"2024-07-18","outcome":"stored","extra":1}]}`;
  const document = documentOf(parseWorkspaceFile(text));
  expect(JSON.stringify(document)).not.toMatch(/extra|evil/);
  expect(document.messages[0]?.data).toEqual({ kept: 1 });
});

describe("what is wrong is told with its place", () => {
  test.each([
    ["no JSON", "hello", "not JSON", "", /no JSON object/],
    ["nothing", "", "not JSON", "", /no JSON object/],
    ["cut off", golden.slice(0, 900), "invalid", "messages[0].metadata", /cut off|does not end/],
    ["something behind the end", `${golden}x`, "not JSON", "", /follows the end/],
    [
      "another program's file",
      '{"format":"excalidraw","version":1,"files":{}}',
      "no workspace",
      "format",
      /no workspace of the playground/,
    ],
    [
      "a version to come",
      golden.replace('"version": 1', '"version": 2'),
      "newer version",
      "version",
      /newer version.*Reload/,
    ],
    ["an odd version", golden.replace('"version": 1', '"version": "1"'), "no workspace", "version", /must be 1/],
    ["no files", `{${head}}`, "invalid", "files", /files is missing/],
    ["a file that is no text", `{${head},"files":{"model.ts":5}}`, "invalid", 'files["model.ts"]', /must be a text/],
    ["messages that are no list", `{${head},"files":{},"messages":{}}`, "invalid", "messages", /must be a list/],
    ["a message that is none", `{${head},"files":{},"messages":[5]}`, "invalid", "messages[0]", /must be an object/],
    [
      "a position below zero",
      golden.replace('"position":0', '"position":-1'),
      "invalid",
      "messages[0].position",
      /0 or more/,
    ],
    [
      "a position with a fraction",
      golden.replace('"globalPosition":2', '"globalPosition":2.5'),
      "invalid",
      "messages[1].globalPosition",
      /whole number/,
    ],
    ["data that is no object", withData("[]"), "invalid", "messages[0].data", /must be an object/],
    ["a time that is none", withData("{}").replace("22:01", "25:01"), "invalid", "messages[0].time", /ISO 8601/],
    [
      "an unknown outcome",
      golden.replace('"outcome":"created"', '"outcome":"lost"'),
      "invalid",
      "commands[0].outcome",
      /"created", "stored" or "rejected"/,
    ],
    [
      "a key that would change every object",
      withData('{"a":{"__proto__":{"x":1}}}'),
      "invalid",
      "messages[0].data.a",
      /__proto__/,
    ],
    ["the same, written in another way", withData('{"\\u005f_proto__":1}'), "invalid", "messages[0].data", /__proto__/],
    ["a key that comes twice", withData('{"a":1,"\\u0061":2}'), "invalid", "messages[0].data", /"a" twice/],
    ["a number that is infinite", withData('{"a":[1e999]}'), "invalid", "messages[0].data.a[0]", /beyond/],
    ["a word that is none", withData('{"a":undefined}'), "invalid", "messages[0].data.a", /no JSON value/],
    ["a text that JSON does not know", withData('{"a":"\\x"}'), "not JSON", "messages[0]", /no JSON/],
    ["a comma too many", withData('{"a":1,}'), "invalid", "messages[0].data", /key in quotes/],
  ])("%s", (_, text, kind, path, message) => {
    const failure = failureOf(text);
    expect([failure.kind, failure.path]).toEqual([kind, path]);
    expect(failure.message).toMatch(message);
  });

  test("values nested 100,000 levels deep", () => {
    const failure = failureOf(withData(`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`));
    expect(failure.kind).toBe("invalid");
    expect(failure.message).toContain("levels deep");
    expect(failureOf("[".repeat(1_000_000)).kind).toBe("not JSON");
  });

  test("any text at all, without a crash", () => {
    fc.assert(
      fc.property(fc.nat(golden.length), fc.nat(30), fc.string({ maxLength: 5 }), (place, length, text) => {
        const result = parseWorkspaceFile(golden.slice(0, place) + text + golden.slice(place + length));
        expect(result.ok || result.failure.message.length > 10).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("a long file", () => {
  const line =
    golden
      .split("\n")
      .find((text) => text.includes('"globalPosition":1,'))
      ?.trim() ?? "";
  const messages = Array.from({ length: 5000 }, (_, index) =>
    line
      .replace('"position":0,"globalPosition":1,', `"position":${index},"globalPosition":${index + 1},`)
      .replace(/,$/, ""),
  );
  const text = `{${head},"files":{},"messages":[${messages.join(",")}]}`;
  const clock = () => {
    let time = 0;
    return () => (time += 3);
  };

  test("is read in slices that tell how far they are", async () => {
    const done: number[] = [];
    let pauses = 0;
    const pause = async () => void pauses++;
    const result = await parseWorkspaceFileInSlices(text, {
      now: clock(),
      pause,
      onProgress: (part) => done.push(part),
    });
    expect(documentOf(result).messages).toHaveLength(5000);
    expect(pauses).toBeGreaterThan(20);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(0)).toBeLessThan(0.2);
    expect(done.at(-1)).toBeGreaterThan(0.9);
  });

  test("can be stopped", async () => {
    const controller = new AbortController();
    const pause = async () => controller.abort(new Error("Enough"));
    const slices = { now: clock(), pause, signal: controller.signal };
    await expect(parseWorkspaceFileInSlices(text, slices)).rejects.toThrow("Enough");
  });

  test("is printed in parts that make up the whole", async () => {
    const document = documentOf(parseWorkspaceFile(text));
    const parts = await printWorkspaceFileInSlices(document, { now: clock(), pause: async () => undefined });
    expect(parts.length).toBeGreaterThan(20);
    expect(parts.join("")).toBe(printWorkspaceFile(document));
  });
});

test.each([
  ["Banking", "Banking.aggregates.json"],
  ["a/b\\c: d?", "a b c d.aggregates.json"],
  ["..", "Workspace.aggregates.json"],
  ["Größe 🙂 ", "Größe 🙂.aggregates.json"],
])("the file of “%s” is named %s", (title, name) => {
  expect(workspaceFileName(title)).toBe(name);
});
