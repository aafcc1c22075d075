import type { Check } from "../check.js";
import { type Run, summarize } from "../run.js";
import type { Verdict } from "../verdict.js";

/** Text that breaks out of every format that takes it for its own. */
export const hostile = `]]> --> <script>alert("1")</script> & %0A :: , | # \\ \`tick\` \u0000\u001b[31m {"a":1}\n::error::planted\n...\nnot ok 9`;

const source = { document: "acme-guide", section: "Response fields" };

function check(verdict: Verdict, at: number, more: Partial<Check> = {}): Check {
  const id = `acme/scale/task/flow-${at}#acme.state.${verdict}`;
  const open = verdict === "inconclusive" || verdict === "not-applicable";
  const told = open ? { reason: `why ${at}` } : { expected: `expected ${at}`, actual: `actual ${at}` };
  return {
    id,
    clause: `acme.state.${verdict}`,
    level: "must",
    verdict,
    title: `title ${at}`,
    ...told,
    source,
    ...more,
  };
}

/** A run with a check of every verdict, two of them with hostile text, and a problem. */
export function sampleRun(change: Partial<Run> = {}): Run {
  const checks = [
    check("pass", 1),
    check("fail", 2, { actual: hostile, title: hostile, evidence: ["one"] }),
    check("warn", 3, { level: "should" }),
    check("inconclusive", 4, { reason: hostile }),
    check("not-applicable", 5),
  ];
  return {
    tool: "graycard",
    version: "1.2.3",
    vendor: ["acme"],
    subject: `http://127.0.0.1:9/${hostile}`,
    edition: "documented",
    startedAt: "2026-01-02T03:04:05.000Z",
    durationMs: 1234,
    summary: summarize(checks),
    checks,
    problems: [{ kind: "harness", scenario: "acme/scale/task/flow-1 # SKIP planted", message: hostile }],
    spend: { exchanges: 7, submits: 3, credits: 6 },
    coverage: { clauses: 10, tested: 4, excluded: 2 },
    exchanges: [
      {
        id: "one",
        vendor: "acme",
        startedAt: 0,
        durationMs: 5,
        request: { method: "POST", url: "http://127.0.0.1:9/x", headers: {} },
        response: { status: 200, headers: {}, body: { bytes: 3, json: { message: hostile } } },
      },
    ],
    ...change,
  };
}

/** A run with a check of every verdict, each in words of its own, and an exchange that shows each finding. */
export function exchangedRun(): Run {
  const checks = (["pass", "fail", "warn", "inconclusive", "not-applicable"] as const).map((verdict): Check => {
    const isOpen = verdict === "inconclusive" || verdict === "not-applicable";
    return {
      ...{ id: `acme/scale/task/flow#acme.${verdict}`, clause: `acme.${verdict}`, verdict, title: `is ${verdict}` },
      level: verdict === "warn" ? "should" : "must",
      ...(isOpen ? { reason: "open because" } : { expected: `wanted for ${verdict}`, actual: `got for ${verdict}` }),
      ...(isOpen ? {} : { evidence: [verdict] }),
      source: { document: "acme-guide", section: `section of ${verdict}` },
    };
  });
  const exchanges = (["pass", "fail", "warn"] as const).map((verdict) => ({
    ...{ id: verdict, vendor: "acme", startedAt: 0, durationMs: 5 },
    request: {
      ...{ method: "POST", url: `http://127.0.0.1:9/${verdict}`, headers: {} },
      body: { bytes: 9, fields: { key: "[withheld]", type: "clean" } },
    },
    response: {
      ...{ status: 200 + verdict.length, headers: {} },
      body: { bytes: 3, json: { message: `told ${verdict}` } },
    },
  }));
  return sampleRun({ checks, summary: summarize(checks), problems: [], exchanges, subject: "some" });
}
