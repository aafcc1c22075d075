import { decisiveReadings } from "./decisive-readings.js";
import type { AnsweredRefusal, Evidence } from "./evidence.js";
import { fieldGrounds } from "./field-grounds.js";
import type { Findings } from "./findings.js";
import { citedGround, readingGround } from "./ground.js";
import { refusalFields } from "./standing-fields.js";
import { statusGrounds } from "./status-grounds.js";

/** What a refusal rests on: its status, the rule that was broken, and its fields. */
export function refusalFindings(evidence: Evidence, answered: AnsweredRefusal): Findings {
  const { vendor, readings } = evidence;
  const { fault, form, rule, field } = answered;
  // Whoever plans an error chooses its form: what it rests on is what the form does, and nothing else.
  if (form) {
    return { main: [citedGround(vendor, readings, `status ${form.httpStatus}`, form.clause)], rest: [], heard: [] };
  }
  const { httpStatus, code, clause } = vendor.refusal(fault, readings as never);
  const told = code === httpStatus ? `status ${code}` : `code ${code}`;
  const broken = rule === undefined ? [] : [citedGround(vendor, readings, field ? `field ${field}` : "rule", rule)];
  const fields = fieldGrounds(evidence, (other) => refusalFields(evidence, answered, other));
  const heard = decisiveReadings(vendor, readings, (other) => {
    const { message: _, ...refusal } = vendor.refusal(fault, other as never);
    return refusal;
  });
  return {
    main: [...statusGrounds(evidence, httpStatus), citedGround(vendor, readings, told, clause), ...broken],
    rest: fields.cited,
    heard: [...heard.map(({ erratum }) => readingGround(vendor, readings, told, erratum)), ...fields.heard],
  };
}
