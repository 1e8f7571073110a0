import { describe, expect, test } from "vitest";
import { compareRules } from "./rules/compare-rules.ts";
import { ruleOfTitle, rulesOf } from "./rules/rules-of.ts";
import { testTitlesOf } from "./rules/test-titles.ts";

describe("rules of a text", () => {
  test.each([
    ["- **DOM1** Domain name", ["DOM1"]],
    ["### FLD12 Order for one value", ["FLD12"]],
    ["* STO4: every adapter", ["STO4"]],
    ["- `UOW1` all or none", ["UOW1"]],
    ["As DOM1 says, names are kept.", []],
    ["- Names (see DOM1)", []],
    ["- **XYZ1** no such family", []],
    ["- **DOM1** a\n- **DOM2** b", ["DOM1", "DOM2"]],
  ])("%j lists %j", (markdown, rules) => {
    expect(rulesOf(markdown)).toEqual(rules);
  });
});

describe("the rule that a title names", () => {
  test.each([
    ["DOM1 a name is normalised", "DOM1"],
    ["DOM1: a name", "DOM1"],
    ["DOM12", "DOM12"],
    ["a name (DOM1)", undefined],
    ["DOM1x is no id", undefined],
    ["DOMAIN names", undefined],
  ])("%j names %j", (title, rule) => {
    expect(ruleOfTitle(title)).toBe(rule);
  });
});

describe("titles of a file", () => {
  test.each([
    ["test('DOM1 a', () => {});", "DOM1 a"],
    ["it(`DOM1 a`, () => {});", "DOM1 a"],
    ["test(`DOM1 ${name}`, () => {});", "DOM1 "],
    ["test.each([1])('DOM1 %s', () => {});", "DOM1 %s"],
    ["test.each`a`('DOM1 $a', () => {});", "DOM1 $a"],
    ["test.concurrent('DOM1 a', () => {});", "DOM1 a"],
    ["for (const a of b) test('DOM1 a', { timeout: 1 }, () => {});", "DOM1 a"],
    ["const suite = () => { test('DOM1 a', () => {}); };", "DOM1 a"],
    ["const cases = [{ name: 'DOM1 a', async run() {} }];", "DOM1 a"],
  ])("%s", (text, title) => {
    expect(testTitlesOf("a.test.ts", text)).toMatchObject([{ title, isTest: true }]);
  });

  test.each([
    "test.skip('DOM1 a', () => {});",
    "test.todo('DOM1 a');",
    "test.fails('DOM1 a', () => {});",
    "test('DOM1 a');",
    "// test('DOM1 a', () => {});",
    "const a = \"test('DOM1 a', () => {})\";",
    "regex.test('DOM1 a');",
    "const cases = [{ name: 'DOM1 a' }];",
  ])("%s is none", (text) => {
    expect(testTitlesOf("a.test.ts", text)).toEqual([]);
  });

  test("a group is none by itself, but lends its title to the tests within", () => {
    expect(testTitlesOf("a.test.ts", "describe('DOM1 a', () => { test('b', () => {}); });")).toMatchObject([
      { title: "DOM1 a", isTest: false, groups: [] },
      { title: "b", isTest: true, groups: ["DOM1 a"] },
    ]);
  });
});

describe("rules against tests", () => {
  const rules = "- **DOM1** a\n- **DOM2** b";
  const both = "test('DOM1 a', () => {}); test('DOM2 b', () => {}); test('and more', () => {});";

  test("agree when each rule has a test", () => {
    expect(compareRules(rules, { "a.test.ts": both })).toEqual({ rules: 2, tests: 2, complaints: [] });
  });

  test("agree when a test stands in a group named after the rule", () => {
    const text = "describe('DOM1 a', () => test('x', () => {})); describe('DOM2 b', () => test('y', () => {}));";
    expect(compareRules(rules, { "a.test.ts": text }).complaints).toEqual([]);
  });

  test.each([
    ["a rule has no test", rules, "test('DOM1 a', () => {});", "DOM2 has no test"],
    [
      "a group names a rule, but holds no test",
      rules,
      `test('DOM1 a', () => {}); describe('DOM2 b', () => {});`,
      "DOM2 has no test",
    ],
    ["a title names no rule", rules, `${both} test('DOM3 c', () => {});`, 'a.test.ts:1  DOM3 is no rule: "DOM3 c"'],
    ["a rule stands twice", `${rules}\n- **DOM2** c`, both, "DOM2 is written down twice"],
  ])("disagree when %s", (_why, markdown, text, complaint) => {
    expect(compareRules(markdown, { "a.test.ts": text }).complaints).toEqual([complaint]);
  });

  test("fail when there are no rules at all", () => {
    expect(compareRules("", {}).complaints).toHaveLength(1);
  });
});
