import { type AnswerBasis, type Lean, weakestBasis } from "@graycard/core";
import type { Evidence } from "./evidence.js";
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
  const findings = findingsOf(evidence, sent);
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
