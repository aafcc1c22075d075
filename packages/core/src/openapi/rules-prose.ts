import { readRequest } from "../contract/read-request.js";
import { citedInProse, saidBy } from "./cite.js";
import { bullets, code, sentence } from "./prose.js";
import { changedExample } from "./request-example.js";
import type { EndpointSubject } from "./subject.js";

/** The rules over several fields, each with a request that breaks it and the words it is refused with. */
export function describeRules(subject: EndpointSubject): string {
  const rules = subject.endpoint.constraints.flatMap((rule) => {
    const change = rule.counterexample(subject.readings);
    if (!change) return [];
    const said = `${sentence(saidBy(subject, rule.clause))} (${citedInProse(rule.clause)})`;
    const { readings } = subject;
    const reading = readRequest(subject.endpoint.fields, changedExample(subject, change), readings);
    const refusal = reading.ok ? rule.broken(reading.values as never, readings) : reading.message;
    return [`${said}${refusal === undefined ? "" : ` Refused with ${code(refusal)}.`}`];
  });
  return bullets([...rules, ...precedence(subject)]);
}

/** Which of several pictures or masks counts, where the vendor promises an order. */
function precedence(subject: EndpointSubject): readonly string[] {
  const { imagePrecedence, maskPrecedence } = subject.vendor.promises;
  const slots = [
    [imagePrecedence, (name: string) => name.startsWith("image")],
    [maskPrecedence, (name: string) => name.startsWith("mask")],
  ] as const;
  return slots.flatMap(([clause, isOfSlot]) => {
    const several = Object.keys(subject.endpoint.fields).filter(isOfSlot).length > 1;
    return clause !== undefined && several ? [`${sentence(saidBy(subject, clause))} (${citedInProse(clause)})`] : [];
  });
}
