import type { Check } from "../check.js";
import type { Target } from "../scenario.js";
import { graver, type Verdict } from "../verdict.js";
import { practiceSource, practices } from "./practices.js";
import type { Rule } from "./rule.js";
import type { Seen } from "./seen.js";

/** What a rule found in some exchanges. */
export interface RuleFinding {
  readonly title: string;
  readonly ok: boolean;
  /** Both in the vendor's terms. */
  readonly expected: string;
  readonly actual: string;
  readonly shownBy: readonly Seen[];
  /** A broken clause is only warned of, though it says "must": it was not meant for this alone. */
  readonly mild?: boolean;
}

interface Finding extends Partial<Check> {
  readonly verdict: Verdict;
  readonly title: string;
  readonly times: number;
}

/** The most exchanges that a check names: a report has to stay readable. */
const mostEvidence = 8;

/** The title of a check that no exchange showed anything about. */
export const unseenTitle = "was not seen";

/** What a clause comes to where nothing showed it, and why. */
export interface Unseen {
  readonly verdict: "inconclusive" | "not-applicable";
  readonly reason: string;
}

/** Gathers what one rule finds on one endpoint, one check for each clause. */
export class RuleChecks {
  readonly #rule: Rule;
  readonly #target: Target;
  readonly #found = new Map<string, Finding>();

  constructor(rule: Rule, target: Target) {
    this.#rule = rule;
    this.#target = target;
  }

  check(clause: string | undefined, finding: RuleFinding): void {
    if (clause === undefined) return;
    const { title, expected, actual, shownBy } = finding;
    const level = clauseOf(this.#target, clause)?.level;
    const verdict = finding.ok ? "pass" : level === "must" && !finding.mild ? "fail" : "warn";
    this.#add(clause, {
      verdict,
      title,
      expected,
      actual,
      times: 1,
      evidence: shownBy.map(({ exchange }) => exchange.id),
    });
  }

  cannot(clause: string | undefined, reason: string): void {
    if (clause !== undefined)
      this.#add(clause, { verdict: "inconclusive", title: "could not be found out", reason, times: 1 });
  }

  notApplicable(clause: string | undefined, reason: string): void {
    if (clause !== undefined)
      this.#add(clause, { verdict: "not-applicable", title: "does not apply", reason, times: 1 });
  }

  /** The checks of these clauses, in their order; a clause that nothing showed is among them. */
  all(clauses: readonly string[], unseen: Unseen): readonly Check[] {
    return clauses.flatMap((clause) => {
      const told = clauseOf(this.#target, clause);
      if (!told) return [];
      const { times, ...found } = this.#found.get(clause) ?? { ...unseen, title: unseenTitle, times: 1 };
      const more = times > 1 && found.verdict !== "pass" && found.actual !== undefined;
      return {
        id: ruleCheckId(this.#rule, this.#target, clause),
        clause,
        level: told.level,
        ...found,
        ...(more ? { actual: `${found.actual} (and ${times - 1} more)` } : {}),
        source: told.source,
      };
    });
  }

  /** The gravest counts; of several alike the first is told, and the exchanges of all are named. */
  #add(clause: string, finding: Finding): void {
    const known = this.#found.get(clause);
    if (!known) this.#found.set(clause, finding);
    else if (known.verdict === finding.verdict) {
      const evidence = [...new Set([...(known.evidence ?? []), ...(finding.evidence ?? [])])].slice(0, mostEvidence);
      // What was kept is shown by one example; what was broken, by all there is room for.
      const named = known.evidence === undefined || known.verdict === "pass" ? {} : { evidence };
      this.#found.set(clause, { ...known, ...named, times: known.times + 1 });
    } else if (graver(known.verdict, finding.verdict) === finding.verdict) this.#found.set(clause, finding);
  }
}

/** The id of the check of a clause by a rule: `vendor/endpoint/rules/rule#clause`. */
export function ruleCheckId(rule: Rule, { vendor, endpoint }: Target, clause: string): string {
  return `${vendor.id}/${endpoint.id}/${rule.side === "vendor" ? "rules" : "client"}/${rule.id}#${clause}`;
}

/** A clause of the vendor, or what is asked of every caller. */
function clauseOf({ vendor, endpoint }: Target, id: string): Pick<Check, "level" | "source"> | undefined {
  const clause = vendor.clauses[id];
  if (clause) {
    const source = clause.sources.find((each) => each.document === endpoint.document) ?? clause.sources[0];
    return { level: clause.level, source };
  }
  const practice = Object.entries(practices).find(([each]) => each === id)?.[1];
  return practice && { level: practice.level, source: practiceSource };
}
