import type { Exchange } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { called, download, link, picture, poll, submit } from "../../testing/a-caller.js";
import { brokenBy, judge } from "../../testing/describe-rule.js";
import type { Rule } from "../rule.js";
import { backOff } from "./back-off.js";
import { credentialStays } from "./credential-stays.js";
import { discouragedFields } from "./discouraged-fields.js";
import { clientRules } from "./index.js";
import { judgeFirst } from "./judge-first.js";
import { pace } from "./pace.js";
import { payOnce } from "./pay-once.js";
import { pollsEnd } from "./polls-end.js";
import { repairLink } from "./repair-link.js";
import { resultsFetched } from "./results-fetched.js";
import { retryAfter } from "./retry-after.js";
import { slowDown } from "./slow-down.js";

const running = { state: 4 };
const done = { state: 1, image: link() };

/** What a careful caller does. */
const good: readonly Exchange[] = [
  submit({ at: 0 }, picture("a"), "t-1"),
  poll({ at: 1000 }, "t-1", running),
  poll({ at: 2000 }, "t-1", done),
  download({ at: 2100 }, link()),
  submit({ at: 3000 }, picture("b"), 429),
  submit({ at: 5000 }, picture("b"), 429),
  submit({ at: 9000, answerHeaders: { "retry-after": "3" } }, picture("b"), 429),
  submit({ at: 12_100 }, picture("b"), "t-2"),
  poll({ at: 13_000 }, "t-2", { state: -1 }),
  submit({ at: 14_000 }, picture("b"), "t-3"),
];

interface Case {
  readonly rule: Rule;
  readonly when: string;
  readonly does: readonly Exchange[];
}

const broken: readonly Case[] = [
  { rule: pace, when: "three requests within a second", does: [0, 300, 900].map((at) => poll({ at }, "t-1", running)) },
  {
    rule: pace,
    when: "three requests within a second that begins anywhere",
    does: [0, 900, 1100, 1800].map((at) => poll({ at }, "t-1", running)),
  },
  {
    rule: slowDown,
    when: "as many requests after a 429 as before",
    does: [
      poll({ at: 0 }, "t-1", running),
      poll({ at: 500 }, "t-1", 429),
      ...[600, 1100].map((at) => poll({ at }, "t-1", running)),
    ],
  },
  {
    rule: retryAfter,
    when: "a request one second after a Retry-After of three",
    does: [poll({ at: 0, answerHeaders: { "retry-after": "3" } }, "t-1", 429), poll({ at: 1010 }, "t-1", running)],
  },
  {
    rule: retryAfter,
    when: "a request before the date of a Retry-After",
    does: [
      poll({ at: 0, answerHeaders: { "retry-after": "Fri, 02 Jan 2026 03:04:15 GMT" } }, "t-1", 429),
      poll({ at: 5000 }, "t-1", running),
    ],
  },
  { rule: backOff, when: "the same wait each time", does: [0, 1000, 2000].map((at) => poll({ at }, "t-1", 429)) },
  {
    rule: pollsEnd,
    when: "a poll after success",
    does: [poll({ at: 0 }, "t-1", done), poll({ at: 1000 }, "t-1", done)],
  },
  {
    rule: pollsEnd,
    when: "a poll after failure",
    does: [poll({ at: 0 }, "t-1", { state: -7 }), poll({ at: 1000 }, "t-1", { state: -7 })],
  },
  {
    rule: judgeFirst,
    when: "a poll after the key was refused",
    does: [poll({ at: 0 }, "t-1", 401), poll({ at: 1000 }, "t-1", 401)],
  },
  {
    rule: judgeFirst,
    when: "a download of what failed",
    does: [poll({ at: 0 }, "t-1", { state: -1, image: link() }), download({ at: 100 }, link())],
  },
  {
    rule: payOnce,
    when: "the same picture twice",
    does: [submit({ at: 0 }, picture("a"), "t-1"), submit({ at: 1000 }, { ...picture("a"), sync: 1 }, "t-2")],
  },
  {
    rule: payOnce,
    when: "the same picture after an answer that was lost",
    does: [submit({ at: 0 }, picture("a"), undefined), submit({ at: 1000 }, picture("a"), "t-2")],
  },
  {
    rule: credentialStays,
    when: "a download with the key",
    does: [download({ at: 0, headers: { "x-api-key": "[withheld]" } }, link())],
  },
  {
    rule: credentialStays,
    when: "a redirect that is followed with the key",
    does: [
      poll({ at: 0 }, "t-1", 302),
      poll({ at: 100, url: "https://elsewhere.example/api/tasks/visual/inpaint/t-1" }, "t-1", running),
    ],
  },
  {
    rule: repairLink,
    when: "a download from a link whose & are escaped",
    does: [download({ at: 0 }, "https://results.example/tasks/output/inpaint/t-1.jpg?Expires=[withheld]", 403)],
  },
  {
    rule: resultsFetched,
    when: "one of two results that is never downloaded",
    does: [
      poll({ at: 0 }, "t-1", done),
      download({ at: 100 }, link()),
      poll({ at: 1000 }, "t-2", { state: 1, image: link(3600, "t-2") }),
    ],
  },
  {
    rule: resultsFetched,
    when: "a download after the end of the link",
    does: [poll({ at: 0 }, "t-1", { state: 1, image: link(10) }), download({ at: 20_000 }, link(10), 403)],
  },
  {
    rule: discouragedFields,
    when: "a picture as base64",
    does: [submit({ at: 0 }, { image_base64: "aGVsbG8=", rectangles: "[]" }, "t-1")],
  },
];

describe("the rules about callers", () => {
  it.each(clientRules.map((rule) => [rule.id, rule] as const))(
    "find nothing wrong with a careful one: %s",
    (_, rule) => {
      // Where the whole list cannot show a thing, it is not found wrong either.
      expect(judge(rule, called, good).filter(({ verdict }) => verdict === "fail" || verdict === "warn")).toEqual([]);
      expect(judge(rule, called, good).some(({ verdict }) => verdict === "pass")).toBe(true);
    },
  );

  it.each(broken.map((each) => [each.rule.id, each.when, each] as const))("%s: find %s", (_, __, { rule, does }) => {
    expect(brokenBy(rule, called, does)).toEqual([...rule.decides(called)].sort());
  });

  it("have a twin each", () => {
    const killed = new Set(broken.map(({ rule }) => rule.id));
    expect(clientRules.map(({ id }) => id).filter((id) => !killed.has(id))).toEqual([]);
  });

  it.each(clientRules.map((rule) => [rule.id, rule] as const))(
    "say of nothing that nothing shows it: %s",
    (_, rule) => {
      const checks = judge(rule, called, []);
      expect(checks.length).toBeGreaterThan(0);
      expect(checks.filter(({ verdict }) => verdict !== "inconclusive")).toEqual([]);
    },
  );
});

describe("what a recording does not tell", () => {
  it("is not held against a caller: downloads from a host that was not recorded", () => {
    const checks = judge(resultsFetched, called, [poll({ at: 0 }, "t-1", done)]);
    expect(checks).toMatchObject([{ verdict: "inconclusive", reason: expect.stringContaining("no downloads") }]);
  });

  it("is not held against a caller: pictures that cannot be told apart", () => {
    const fields = { image_base64: "aGVsbG8… (4000 characters)" };
    const checks = judge(payOnce, called, [submit({ at: 0 }, fields, "t-1"), submit({ at: 1000 }, fields, "t-2")]);
    expect(checks).toMatchObject([{ verdict: "inconclusive" }]);
  });

  it("is not held against a caller: a poll that was under way when the end was told", () => {
    const overlapping = [poll({ at: 0, durationMs: 500 }, "t-1", done), poll({ at: 100 }, "t-1", done)];
    expect(brokenBy(pollsEnd, called, overlapping)).toEqual([]);
  });
});
