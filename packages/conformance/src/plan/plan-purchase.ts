import type { OpenClause, PlannedTrial } from "../runner.js";
import { mostPolls } from "../trial.js";
import { cheapestCover } from "./cheapest-cover.js";
import type { MeasuredTrial } from "./measure-trials.js";

/** What a plan may be asked to cover. */
export type Cover = "clauses" | "checks";

/** A trial that will be played, and the clauses that it is played for. */
export interface PlannedPurchase extends MeasuredTrial {
  readonly buys: readonly string[];
  readonly mostMs: number;
  readonly mostCalls: number;
}

/** What a run will send and pay, before anything is sent. */
export interface PurchasePlan {
  /** What costs nothing first, then what decides most for its price. */
  readonly trials: readonly PlannedPurchase[];
  readonly total: {
    readonly calls: number;
    /** When every polled task runs until it is given up. */
    readonly mostCalls: number;
    readonly submits: number;
    /** The sum of the known prices. */
    readonly credits: number;
    /** Submits among them whose price is unknown. */
    readonly unpriced: number;
    /** When everything takes as long as it may, in milliseconds. */
    readonly mostMs: number;
  };
  readonly clauses: number;
  /** Trials that decide nothing beyond the others, and are not played. */
  readonly left: number;
  /** What is selected and no trial that is played can decide on this subject, and why. */
  readonly open: readonly OpenClause[];
}

/** How a plan is made: what it covers, how fast requests may leave, and what may be bought. */
export interface PlanOptions {
  /** Clauses each once, the cheapest way; or every check. */
  readonly cover: Cover;
  /** Requests per second; undefined for no limit. */
  readonly qps: number | undefined;
  /** Whether a submit without a known price may leave. */
  readonly unpriced: boolean;
}

/** Credits weigh more than submits, and those more than calls. */
const weightOf = ({ credits, submits, calls }: MeasuredTrial, unknown: number) =>
  (credits ?? submits * unknown) * 1e6 + submits * 1e3 + calls;

/** Chooses what to play, says what each trial is played for, and adds it up. */
export function planPurchase(
  planned: readonly PlannedTrial[],
  measured: readonly MeasuredTrial[],
  options: PlanOptions,
): PurchasePlan {
  const pairs = planned.flatMap((trial, index) => {
    const measure = measured[index];
    return measure ? [{ trial, measure }] : [];
  });
  const affordable = pairs.filter(({ measure }) => options.unpriced || measure.credits !== undefined);
  // A price nobody knows is taken for the dearest one known.
  const dearest = Math.max(1, ...measured.map(({ credits, submits }) => (submits > 0 ? (credits ?? 0) / submits : 0)));
  const offers = affordable.map(({ trial, measure }) => {
    const prefix = options.cover === "clauses" ? trial.target.vendor.id : measure.path;
    const brings = [...new Set(measure.decides.map((clause) => `${prefix}#${clause}`))];
    return { trial, measure, brings, cost: weightOf(measure, dearest) };
  });
  const chosen = cheapestCover(offers);
  const bought = new Set<string>();
  const ordered = [...chosen].sort((a, b) => a.cost / a.brings.length - b.cost / b.brings.length || 0);
  const free = ordered.filter(({ measure }) => measure.submits === 0);
  const paid = ordered.filter(({ measure }) => measure.submits > 0);
  const trials = [...free, ...paid].map(({ trial, measure, brings }): PlannedPurchase => {
    const buys = brings.filter((each) => !bought.has(each)).map((each) => each.slice(each.indexOf("#") + 1));
    for (const each of brings) bought.add(each);
    return { ...measure, buys, ...worstCase(trial, measure, options.qps) };
  });
  return {
    trials,
    total: totalOf(trials),
    clauses: new Set(offers.flatMap(({ measure }) => measure.decides)).size,
    left: pairs.length - trials.length,
    open: openOf(pairs, new Set(trials.map(({ path }) => path)), bought, options),
  };
}

function worstCase({ target }: PlannedTrial, measure: MeasuredTrial, qps: number | undefined) {
  const { processingMs = 30_000 } = target.limits;
  const mostCalls = measure.calls - measure.polls + measure.polledTasks * mostPolls;
  const pacedMs = qps === undefined ? 0 : (mostCalls / qps) * 1000;
  // The mock's time has the waits of the scenario in it; work may take longer than there.
  return { mostCalls, mostMs: Math.max(pacedMs, measure.tookMs) + (measure.submits + measure.refused) * processingMs };
}

function totalOf(trials: readonly PlannedPurchase[]): PurchasePlan["total"] {
  const sum = (pick: (trial: PlannedPurchase) => number) => trials.reduce((total, trial) => total + pick(trial), 0);
  return {
    calls: sum(({ calls }) => calls),
    mostCalls: sum(({ mostCalls }) => mostCalls),
    submits: sum(({ submits }) => submits),
    credits: sum(({ credits }) => credits ?? 0),
    unpriced: sum(({ credits, submits }) => (credits === undefined ? submits : 0)),
    mostMs: sum(({ mostMs }) => mostMs),
  };
}

/** What is neither bought nor left open by a trial that is played: those say so themselves. */
function openOf(
  pairs: readonly { readonly trial: PlannedTrial; readonly measure: MeasuredTrial }[],
  played: ReadonlySet<string>,
  bought: ReadonlySet<string>,
  { cover, unpriced }: PlanOptions,
): readonly OpenClause[] {
  const told = new Set<string>();
  return pairs.flatMap(({ trial, measure }) => {
    if (played.has(measure.path)) return [];
    const prefix = cover === "clauses" ? trial.target.vendor.id : measure.path;
    const [, endpoint] = measure.path.split("/");
    const name = `${trial.target.vendor.id}/${endpoint}`;
    const reason = `No price of ${name} is known, so no cap on credits can hold; --price ${name}=CREDITS names it.`;
    const unaffordable = unpriced || measure.credits !== undefined ? [] : measure.decides;
    const unpaid = unaffordable.map((clause): OpenClause => {
      return { id: `${measure.path}#${clause}`, verdict: "inconclusive", reason };
    });
    return [...unpaid, ...measure.open].filter(({ id }) => {
      const key = `${prefix}#${id.slice(id.indexOf("#") + 1)}`;
      if (bought.has(key) || told.has(key)) return false;
      told.add(key);
      return true;
    });
  });
}
