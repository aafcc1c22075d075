import { stringify } from "yaml";
import { detailsOf } from "../reporters/check-text.js";
import type { Run } from "../run.js";

/** How long an entry of a new baseline holds, unless somebody says otherwise. */
const firstDays = 30;

/**
 * The text of a baseline that covers what a run did not pass, as a start: every entry still wants its reason, and the
 * file is refused until it has them.
 *
 * @param now milliseconds since the epoch; entries hold for 30 days from then
 */
export function writeBaseline(run: Run, now: number): string {
  const expires = new Date(now + firstDays * 86_400_000).toISOString().slice(0, 10);
  const open = run.checks.filter(({ verdict }) => verdict === "fail" || verdict === "inconclusive");
  const entries = open.map((check) => {
    const { id, verdict, title } = check;
    const comment = [title, ...detailsOf(check, { exchanges: [] })].map(
      (line) => `  # ${line.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")}`,
    );
    const [first = "", ...rest] = stringify({ check: id, verdict, reason: "TODO", expires }, { lineWidth: 0 })
      .trimEnd()
      .split("\n");
    return [...comment, `  - ${first}`, ...rest.map((line) => `    ${line}`)].join("\n");
  });
  return `# What is known not to pass, and until when that is accepted. Each entry needs its reason instead of TODO.
# A check of "failing" that passes is an error, one of "flaky" may do either. "check" takes patterns, as --select does.
version: 1
failing:${entries.length === 0 ? " []" : `\n${entries.join("\n")}`}
flaky: []
`;
}
