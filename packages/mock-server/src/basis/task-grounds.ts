import type { Readings } from "@graycard/core";
import { decisiveReadings } from "./decisive-readings.js";
import type { AnsweredTask, Evidence } from "./evidence.js";
import { fieldGrounds } from "./field-grounds.js";
import type { Findings } from "./findings.js";
import { citedGround, type Ground, readingGround } from "./ground.js";
import { requestGrounds, type SentFields } from "./request-grounds.js";
import { taskFields } from "./standing-fields.js";
import { statusGrounds } from "./status-grounds.js";

/** What an answer about a task rests on: its status, its state, its fields, and the request where it took one. */
export function taskFindings(evidence: Evidence, answered: AnsweredTask, sent: SentFields | undefined): Findings {
  const { vendor, readings, operation } = evidence;
  const { phase, code, delivery } = answered;
  const httpStatus = phase === "failed" ? vendor.failedHttpStatus(code, readings as never) : 200;
  const fields = fieldGrounds(evidence, (other) => taskFields(evidence, answered, other));
  const asked = operation === "submit" && sent ? requestGrounds(evidence, sent, delivery) : undefined;
  return {
    main: [...statusGrounds(evidence, httpStatus), ...stateGrounds(evidence, answered)],
    rest: [...causeGrounds(evidence, answered), ...fields.cited, ...(asked?.cited ?? [])],
    heard: [...failureReadings(evidence, answered), ...fields.heard, ...(asked?.heard ?? [])],
  };
}

function stateGrounds({ vendor, readings }: Evidence, { phase, code }: AnsweredTask): readonly Ground[] {
  if (phase === "accepted") return [];
  const row = vendor.states.rows[code];
  if (row) return [citedGround(vendor, readings, `state ${code}`, row.clause)];
  // A vendor without states says that work succeeded by bringing its result.
  return phase === "succeeded" ? [] : [{ about: `state ${code}`, basis: "inferred" }];
}

/** What it rests on that a picture made the task fail, where the row of the state does not say so. */
function causeGrounds({ vendor, readings }: Evidence, { failure, code }: AnsweredTask): readonly Ground[] {
  return failure?.clause ? [citedGround(vendor, readings, `state ${code}`, failure.clause)] : [];
}

/** The readings that decided under which number a task failed. */
function failureReadings({ vendor, readings }: Evidence, { failure, code }: AnsweredTask): readonly Ground[] {
  if (!failure) return [];
  const { reason, detail } = failure;
  const numbered = (other: Readings) => {
    const told = vendor.failureCode(reason, detail, other as never);
    return [told, vendor.failedHttpStatus(told, other as never)];
  };
  // A number that was asked for does not come of the readings.
  if (numbered(readings)[0] !== code) return [];
  return decisiveReadings(vendor, readings, numbered).map(({ erratum }) =>
    readingGround(vendor, readings, `state ${code}`, erratum),
  );
}
