import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type ChangedCheck,
  type Direction,
  diffRuns,
  type LoneCheck,
  type Outline,
  type Run,
  type RunDiff,
  readRun,
} from "@graycard/conformance";
import { printable } from "@graycard/core";
import { exitCodes } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { version } from "../version.js";
import type { DiffFlags } from "./diff.js";

/** Carries out `graycard diff`, and gives its exit code. */
export function runDiff(terminal: Terminal, before: string, after: string, flags: DiffFlags): number {
  const runs = [before, after].map((name) => ({ name, run: readFile(terminal, name) }));
  const [first, second] = runs.map(({ run }) => run) as [Run, Run];
  const diff = diffRuns(first, second);
  terminal.out(flags.json ? `${JSON.stringify(diff, null, 2)}\n` : page(diff));
  if (diff.direction === "worse") return exitCodes.findings;
  const empty = runs.filter(({ run }) => run.checks.length === 0);
  for (const { name } of empty) {
    terminal.error(`graycard: ${name} has no checks, so nothing can be said about what changed; run it again.\n`);
  }
  return empty.length > 0 ? exitCodes.inconclusive : exitCodes.ok;
}

function readFile({ cwd }: Terminal, name: string): Run {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, name), "utf8");
  } catch (error) {
    throw new UsageError(`Cannot read ${name}: ${error instanceof Error ? error.message : error}.`, { cause: error });
  }
  return readRun(text, name, version);
}

function page(diff: RunDiff): string {
  const { changed, appeared, vanished, newProblems, goneProblems, notes, direction } = diff;
  const of = (wanted: Direction) => changed.filter((each) => each.direction === wanted);
  const count = changed.length + appeared.length + vanished.length + newProblems.length + goneProblems.length;
  const sections = [
    section("note", notes.map(printable)),
    section("worse", of("worse").map(change)),
    section("better", of("better").map(change)),
    section("changed in what was seen", of("same").map(change)),
    section("appeared", appeared.map(lone)),
    section("vanished", vanished.map(lone)),
    section(
      "new problems",
      newProblems.map(({ kind, scenario, message }) => printable(`${kind}  ${scenario}: ${message}`)),
    ),
    section(
      "problems that are gone",
      goneProblems.map(({ kind, scenario }) => printable(`${kind}  ${scenario}`)),
    ),
  ];
  const sum = count === 0 ? "nothing changed" : `${direction === "same" ? "neither better nor worse" : direction}`;
  return `${[...sections.flat(), sum].join("\n")}\n`;
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${title}:`, ...items.map((item) => `  ${item}`), ""];
}

function change({ id, before, after }: ChangedCheck): string {
  const rows = (["expected", "actual", "reason"] as const).flatMap((name) =>
    before[name] === after[name] ? [] : [`      ${name.padEnd(9)} ${shown(before, name)} -> ${shown(after, name)}`],
  );
  const verdicts = before.verdict === after.verdict ? before.verdict : `${before.verdict} -> ${after.verdict}`;
  return [`${verdicts}  ${printable(id)}`, ...rows].join("\n");
}

function shown(outline: Outline, name: "expected" | "actual" | "reason"): string {
  return printable(outline[name] ?? "nothing");
}

function lone({ id, check }: LoneCheck): string {
  return `${check.verdict}  ${printable(id)}`;
}
