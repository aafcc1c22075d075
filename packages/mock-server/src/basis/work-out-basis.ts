import { type AnswerBasis, type Lean, type Readings, weakestBasis } from "@graycard/core";
import type { AnsweredTask, Evidence } from "./evidence.js";
import { countedIn, type Findings } from "./findings.js";
import type { Ground } from "./ground.js";
import { refusalFindings } from "./refusal-grounds.js";
import type { SentFields } from "./request-grounds.js";
import { taskFindings } from "./task-grounds.js";
import { visitFindings } from "./visit-grounds.js";

/**
 * Works out what an answer rests on: its status, its state and the fields it has, and, of a submit that was taken, the
 * fields and values of the request that counted. What it does not ask: the texts of messages, the order of keys, when
 * which state comes, and what pictures look like.
 *
 * @param sent the fields of the request, where it was a submit
 */
export function workOutBasis(evidence: Evidence, sent: SentFields | undefined): AnswerBasis {
  const { answered, operation, readings } = evidence;
  // Polls are many, and all alike.
  if (answered.kind !== "task" || operation !== "poll") return basisOf(findingsOf(evidence, sent));
  const ofReadings = known.get(readings) ?? new Map<string, AnswerBasis>();
  known.set(readings, ofReadings);
  const key = keyOf(evidence, answered);
  const basis = ofReadings.get(key) ?? basisOf(findingsOf(evidence, sent));
  ofReadings.set(key, basis);
  return basis;
}

const known = new WeakMap<Readings, Map<string, AnswerBasis>>();

/** What makes a difference to the basis of a poll. */
function keyOf({ vendor, endpoint }: Evidence, { phase, code, delivery, outputs, failure }: AnsweredTask): string {
  const { reason, detail, clause } = failure ?? {};
  return JSON.stringify([vendor.id, endpoint?.id, phase, code, delivery, outputs, reason, detail, clause]);
}

function basisOf(findings: Findings): AnswerBasis {
  const counted = countedIn(findings);
  const grounds = [...counted, ...findings.heard];
  return {
    is: weakestBasis(counted.map(({ basis }) => basis)),
    clauses: [...new Set(findings.main.flatMap(({ clause }) => clause ?? []))],
    readings: Object.fromEntries(
      grounds.flatMap(({ erratum, reading }) =>
        erratum === undefined || reading === undefined ? [] : [[erratum, reading]],
      ),
    ),
    leans: leansAmong(counted),
  };
}

function findingsOf(evidence: Evidence, sent: SentFields | undefined): Findings {
  const { answered } = evidence;
  if (answered.kind === "refused") return refusalFindings(evidence, answered);
  if (answered.kind === "visit") return visitFindings(evidence, answered);
  return taskFindings(evidence, answered, sent);
}

/** What is less than documented, each once. */
function leansAmong(grounds: readonly Ground[]): readonly Lean[] {
  const leans = new Map<string, Lean>();
  for (const { about, basis, clause, erratum, reading } of grounds) {
    if (basis === "documented") continue;
    const on = erratum === undefined ? clause : `erratum:${erratum}`;
    const lean = {
      about,
      basis,
      ...(on === undefined ? {} : { clause: on }),
      ...(reading === undefined ? {} : { reading }),
    };
    leans.set(JSON.stringify(lean), lean);
  }
  return [...leans.values()];
}
