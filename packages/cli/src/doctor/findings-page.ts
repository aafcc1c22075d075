import { printable } from "@graycard/core";
import { type CheckedFinding, type Level, levels } from "./finding.js";

const marks: Readonly<Record<Level, string>> = {
  ok: "ok",
  warn: "WARN",
  fail: "FAIL",
  "not-checked": "not checked",
};
const width = Math.max(...Object.values(marks).map(({ length }) => length));

/** Findings as people read them: by check, each with what was looked at, what was found and what to do. */
export function findingsPage(findings: readonly CheckedFinding[]): string {
  const groups = [...new Set(findings.map(({ check }) => check))].map((check) =>
    [check, ...findings.filter((each) => each.check === check).map(entry)].join("\n"),
  );
  return `${[...groups, tally(findings)].join("\n\n")}\n`;
}

function entry({ level, looked, found, advice }: CheckedFinding): string {
  const told = printable(`${looked}: ${found}`);
  const lines = [`  ${marks[level].padEnd(width)}  ${told}`];
  if (advice !== undefined) lines.push(`  ${" ".repeat(width)}  ${advice}`);
  return lines.join("\n");
}

/** How many there are of each level. */
export function countsOf(findings: readonly CheckedFinding[]): Readonly<Record<Level, number>> {
  const counts = { ok: 0, warn: 0, fail: 0, "not-checked": 0 };
  for (const { level } of findings) counts[level]++;
  return counts;
}

function tally(findings: readonly CheckedFinding[]): string {
  const counts = countsOf(findings);
  const told = levels.map((level) => `${counts[level]} ${marks[level].toLowerCase()}`);
  return `${findings.length} looked at: ${told.join(", ")}. Nothing was sent to any network.`;
}
