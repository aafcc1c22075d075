import { Conversation } from "../conversation.js";
import { type OpenClause, type PlannedTrial, playTrial, scenarioPath } from "../runner.js";
import { isFound } from "../verdict.js";

/** What a trial costs and decides, as counted by playing it on a mock that charges nothing. */
export interface MeasuredTrial {
  /** `vendor/endpoint/area/scenario` */
  readonly path: string;
  /** Requests of any kind: submits, polls, downloads of results. */
  readonly calls: number;
  /** Submits that were accepted, and so would be charged. */
  readonly submits: number;
  /** Submits that were refused, which costs nothing. */
  readonly refused: number;
  /** Tasks that were polled to their end. */
  readonly polledTasks: number;
  readonly polls: number;
  /** The price of the accepted submits; undefined where a price is unknown and there are any. */
  readonly credits: number | undefined;
  /** Time that passed on the mock's clock, in milliseconds. */
  readonly tookMs: number;
  /** The clauses it came to a verdict about. */
  readonly decides: readonly string[];
  /** Why it leaves its other clauses open. */
  readonly open: readonly OpenClause[];
}

/**
 * Plays trials one after the other and counts what each of them sent. Their subjects have to lack what the real subject
 * lacks, so that nothing is counted as decided that will not be.
 *
 * @param priceOf the price of a submit by `vendor/endpoint`, where one is known
 */
export async function measureTrials(
  planned: readonly PlannedTrial[],
  priceOf: (endpoint: string) => number | undefined,
): Promise<readonly MeasuredTrial[]> {
  const measured: MeasuredTrial[] = [];
  for (const trial of planned) measured.push(await measure(trial, priceOf));
  return measured;
}

async function measure(trial: PlannedTrial, priceOf: (endpoint: string) => number | undefined): Promise<MeasuredTrial> {
  const { subject, target, scenario } = trial;
  const conversation = new Conversation(subject);
  const startedAt = subject.clock.now();
  const { checks } = await playTrial(trial, conversation, undefined);
  const { exchanges, spend } = conversation;
  const polls = exchanges.filter(({ operation }) => operation === "poll");
  const sent = exchanges.filter(({ operation }) => operation === "submit").length;
  const price = priceOf(`${target.vendor.id}/${target.endpoint.id}`);
  const judged = checks.filter(({ verdict }) => isFound(verdict));
  return {
    path: scenarioPath(target, scenario),
    calls: exchanges.length,
    submits: spend.submits,
    refused: sent - spend.submits,
    polls: polls.length,
    polledTasks: new Set(polls.map(({ request }) => request.url)).size,
    credits: spend.submits === 0 ? 0 : price === undefined ? undefined : price * spend.submits,
    tookMs: subject.clock.now() - startedAt,
    decides: judged.map(({ clause }) => clause),
    open: checks.flatMap(({ id, verdict, reason }) =>
      reason !== undefined && (verdict === "inconclusive" || verdict === "not-applicable")
        ? [{ id, verdict, reason }]
        : [],
    ),
  };
}
