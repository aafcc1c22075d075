import type { RequestField } from "../contract/request-field.js";
import { citedInProse, saidBy } from "./cite.js";
import { bullets, code, paragraphs, sentence } from "./prose.js";
import { somePresence } from "./some-presence.js";
import type { EndpointSubject } from "./subject.js";

type Field = RequestField<string, never>;

/** What a field is, takes and means, and when it is not read. */
export function describeField(subject: EndpointSubject, field: Field): string {
  return paragraphs(
    `${sentence(saidBy(subject, field.clause))} (${citedInProse(field.clause)})`,
    values(field),
    silence(field),
    heed(subject, field),
    field.refusal === undefined ? undefined : `Refused with ${code(field.refusal)}.`,
  );
}

function values(field: Field): string | undefined {
  if (field.kind !== "choice") return undefined;
  const lines = field.values.map(({ value, means, clause }) => `${code(value)}: ${means} (${citedInProse(clause)})`);
  return bullets(lines);
}

/** What it means that the field is not there, where no listed value means the same. */
function silence(field: Field): string | undefined {
  if (field.kind !== "choice" || field.default === undefined) return undefined;
  return `Without it: ${code(field.default)}.`;
}

/** When the field goes unread, found out from its own rule with one other field at a time. */
function heed({ endpoint, readings }: EndpointSubject, field: Field): string | undefined {
  if (!field.ignored) return undefined;
  if (field.heededWith) {
    const needed = Object.entries(field.heededWith).map(([name, value]) => code(`${name}=${value}`));
    return `Only read with ${needed.join(", ")}.`;
  }
  if (field.ignored({}, readings)) return "Not read in this edition.";
  const others = Object.keys(endpoint.fields).filter((name) => field.ignored?.({ [name]: somePresence }, readings));
  return others.length === 0 ? undefined : `Not read beside ${others.map(code).join(", ")}.`;
}
