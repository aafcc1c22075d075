import type { RequestFault } from "@graycard/core";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import type { Trial } from "../../trial.js";
import { describe, isRefusal, judgeRefusal, refusalOf } from "../judge.js";
import { refusesRequest } from "../limits/too-large.js";

/** Statuses of refusals that no other scenario brings about, with what each is about. */
const faults = {
  400: "invalid-parameter",
  413: "too-large",
  500: "internal",
} as const satisfies Readonly<Record<number, RequestFault>>;

type Status = keyof typeof faults;

/** The clause of a success: where a task can be asked for, taking it on is one, and judged with the rest of its life. */
function successClause({ vendor, endpoint }: Target): string | undefined {
  return endpoint.routes.poll ? undefined : clausesOf([vendor.statuses[200]?.clause])[0];
}

/** The clause of a status, where the vendor's refusals of that kind are said to have it. */
function refusalClause(target: Target, status: Status): string | undefined {
  const clause = target.vendor.statuses[status]?.clause;
  if (clause === undefined || refusalOf(target, faults[status]).clauseId !== clause) return undefined;
  // A picture that is refused for its size shows 413 where it is uploaded.
  return status === 413 && refusesRequest(target) ? undefined : clause;
}

/**
 * The clause of status 400 where a table or sample has it for every failure and no number goes with it: then a request
 * with wrong parameters shows it in HTTP alone.
 */
function plainClause(target: Target): string | undefined {
  const { httpStatus } = refusalOf(target, faults[400]);
  return refusalClause(target, 400) === undefined && httpStatus === 400
    ? clausesOf([target.vendor.statuses[400]?.clause])[0]
    : undefined;
}

/** A success is answered with status 200, and each kind of refusal with its own. */
export const statuses = defineScenario({
  id: "statuses",
  area: "envelope",
  decides: (target) =>
    clausesOf([
      successClause(target),
      plainClause(target),
      ...([400, 413, 500] as const).map((status) => refusalClause(target, status)),
    ]),
  async run(trial) {
    await judgeSuccessStatus(trial);
    const nothing = await trial.send({});
    judgeRefusal(trial, refusalClause(trial.target, 400), faults[400], nothing, titles[400]);
    trial.check(plainClause(trial.target), {
      title: titles[400],
      ok: nothing.status === 400 && isRefusal(trial.target, faults[400], nothing),
      expected: "HTTP 400, and the request is refused",
      actual: describe(nothing),
      shownBy: [nothing],
    });
    for (const status of [413, 500] as const) await judgeProvoked(trial, status);
  },
});

const titles = {
  400: "refuses a request without parameters with status 400",
  413: "refuses a request that is too large with status 413",
  500: "tells of a fault of the server with status 500",
} as const satisfies Readonly<Record<Status, string>>;

async function judgeSuccessStatus(trial: Trial): Promise<void> {
  const clause = successClause(trial.target);
  if (clause === undefined) return;
  const answer = await trial.submit(await trial.picture(), { wishes: { mode: "sync" } });
  trial.check(clause, {
    title: "answers a request that is in order with status 200",
    ok: answer.status === 200 && answer.reading.phase === "succeeded",
    expected: "HTTP 200 and the result",
    actual: describe(answer),
    shownBy: [answer],
  });
}

async function judgeProvoked(trial: Trial, status: 413 | 500): Promise<void> {
  const clause = refusalClause(trial.target, status);
  if (clause === undefined) return;
  const provoke = { kind: "refused", fault: faults[status] } as const;
  if (!trial.canProvoke(provoke)) {
    trial.notApplicable(clause, reasons[status]);
    return;
  }
  const answer = await trial.submit(await trial.picture(), { provoke });
  judgeRefusal(trial, clause, faults[status], answer, titles[status]);
}

const reasons = {
  413: "Nothing is uploaded here, and no size is given for a request; this subject offers no way to ask for a refusal of that kind.",
  500: "A fault of the server is nothing that a documented request brings about, and this subject offers no way to ask for one.",
} as const;
