import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseWorkspaceFile } from "../workspace-file.ts";
import { cloudEvents } from "./cloud-events.ts";
import { messageDbRows } from "./message-db-rows.ts";
import { messageDbSql } from "./message-db-sql.ts";
import { packageName } from "./project-texts.ts";
import { timelineMarkdown } from "./timeline-markdown.ts";
import { timelineRows } from "./timeline-rows.ts";
import { mostRowsInPicture, timelineSvg } from "./timeline-svg.ts";

const file = parseWorkspaceFile(
  readFileSync(new URL("../golden/files/version-1.aggregates.json", import.meta.url), "utf8"),
);
if (!file.ok) throw new Error(file.failure.message);
const { document } = file;
const [withdrawn] = document.messages;
if (withdrawn === undefined) throw new Error("The golden file holds no message.");

describe("messages as NDJSON", () => {
  test("are one a line, in Message DB's words and order", () => {
    const lines = [...messageDbRows(document.messages)].join("").split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe("");
    // Each line is an object.
    const row = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
    expect(Object.keys(row)).toEqual([
      "global_position",
      "position",
      "time",
      "id",
      "stream_name",
      "type",
      "data",
      "metadata",
    ]);
    expect(row).toMatchObject({
      global_position: 1,
      position: 0,
      stream_name: withdrawn.streamName,
      data: withdrawn.data,
    });
  });
});

describe("messages as SQL", () => {
  const sql = [...messageDbSql(document.messages)].join("");

  test("call write_message with the version that is expected, in one transaction", () => {
    expect(sql).toMatch(/^BEGIN;\n/);
    expect(sql).toMatch(/COMMIT;\n$/);
    expect(sql.match(/SELECT write_message\(/g)).toHaveLength(2);
    expect(sql).toContain(
      `'${withdrawn.id}', '${withdrawn.streamName}', 'Banking.AccountWithdrawn.v1', '{"accountNumber":"1234","amount":500.25}'::jsonb`,
    );
    expect(sql).toMatch(/'::jsonb, -1\);/);
  });

  test("end no string early, whatever the data holds", () => {
    const data = { text: "it's \\ 'quoted'; DROP TABLE messages; --", line: "a\nb" };
    const [, call = ""] = [...messageDbSql([{ ...withdrawn, data, position: 7 }])];
    expect(call).toContain(`E'{"text":"it''s \\\\\\\\ ''quoted''; DROP TABLE messages; --","line":"a\\\\nb"}'::jsonb`);
    expect(call).toMatch(/, 6\);\n$/);
    // Outside of its strings nothing is left but the call.
    expect(call.replace(/E?'(?:''|\\.|[^'\\])*'/g, "?")).toMatch(
      /^SELECT write_message\(\?, \?, \?, \?::jsonb, \?::jsonb, 6\);\n$/,
    );
  });

  test("give a message a UUID when it has none", () => {
    const [, call = ""] = [...messageDbSql([{ ...withdrawn, id: "first" }])];
    expect(call).toMatch(/^SELECT write_message\('[0-9a-f-]{36}', /);
  });
});

describe("messages as CloudEvents", () => {
  test("are a batch with all that version 1.0 requires, and attribute names that it allows", () => {
    // The batch is a list of objects.
    const events = JSON.parse([...cloudEvents(document.messages)].join("")) as Record<string, unknown>[];
    expect(events).toHaveLength(2);
    for (const event of events) {
      expect(event).toMatchObject({
        specversion: "1.0",
        source: "/banking%3A%3Aaccount",
        datacontenttype: "application/json",
      });
      expect(event["id"]).toBeTypeOf("string");
      for (const name of Object.keys(event)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
      for (const [name, value] of Object.entries(event)) if (name !== "data") expect(value).toBeTypeOf("string");
    }
    expect(events[0]?.["data"]).toEqual(withdrawn.data);
    expect(JSON.parse(String(events[0]?.["eventmetadata"]))).toEqual(withdrawn.metadata);
  });

  test("an empty history is an empty batch", () => {
    expect(JSON.parse([...cloudEvents([])].join(""))).toEqual([]);
  });
});

describe("the timeline", () => {
  test("has events and refusals in order, facts on the line of their aggregate", () => {
    expect(
      timelineRows(document).map(({ kind, number, event, stream, version }) => [kind, number, event, stream, version]),
    ).toEqual([
      ["delta", 1, "AccountWithdrawn", withdrawn.streamName, "1"],
      ["fact", 2, "AccountFactEvent", withdrawn.streamName, ""],
      ["rejected", null, "withdraw: Balance cannot be below overdraft limit", withdrawn.streamName, ""],
    ]);
  });

  test("as Markdown is a table in which nothing breaks out of its cell", () => {
    const data = { text: "a | b `code` <b>" };
    const type = "Shop.A|B*_<script>.v1";
    const lines = timelineMarkdown({
      ...document,
      title: "My\nshop",
      messages: [{ ...withdrawn, type, data }],
      commands: [],
    })
      .trim()
      .split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "## My shop",
      "",
      "| # | Time | Kind | Event | Stream | Version | Data |",
      "| ---: | --- | --- | --- | --- | ---: | --- |",
    ]);
    expect(lines[4]?.split(/(?<!\\)\|/)).toHaveLength(9);
    expect(lines[4]).toContain("A\\|B\\*\\_\\<script\\>");
    expect(lines[4]).toContain('`` {"text":"a \\| b `code` <b>"} ``');
  });

  test("as SVG is well-formed, with a mark for each row and text that stays text", () => {
    const svg = timelineSvg({ ...document, title: '<img src=x onerror="x"> & \u0000\ud800' });
    expect(svg).not.toMatch(/<img|\p{Cs}/u);
    expect(svg).toContain("&lt;img src=x onerror=&quot;x&quot;&gt; &amp;");
    expect(svg.match(/<g>/g)).toHaveLength(3);
    const open = svg.match(/<[a-z]+\b[^>]*(?<!\/)>/gi)?.length;
    expect(svg.match(/<\/[a-z]+>/gi)).toHaveLength(open ?? 0);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(timelineSvg({ ...document, messages: [], commands: [] })).not.toMatch(/NaN|Infinity/);
  });

  test("as SVG says when it shows a part only", () => {
    const many = Array.from({ length: 700 }, (_, index) => ({
      ...withdrawn,
      position: index,
      globalPosition: index + 1,
    }));
    expect(timelineSvg({ ...document, messages: many, commands: [] })).toContain(
      `the first ${mostRowsInPicture} of 700 rows`,
    );
  });
});

test.each([
  ["Banking", "banking"],
  ["Größe & Maß!", "gro-e-ma"],
  ["日本", "aggregates"],
  ["-- A -- ", "a"],
])("the project of “%s” is called %s", (title, name) => {
  expect(packageName(title)).toBe(name);
});
