import { citedInProse, saidBy } from "./cite.js";
import { limitsTable, statesTable, statusesTable } from "./numbers-prose.js";
import { bullets, code, paragraphs, sentence } from "./prose.js";
import { describeRules } from "./rules-prose.js";
import type { EndpointSubject, Subject } from "./subject.js";

/** What a document is of, what it follows and what it rests on. */
export function describeDocument(subjects: readonly Subject[]): string {
  const [first] = subjects;
  const edition =
    first?.edition === "observed"
      ? "Edition `observed`: where public facts contradict the documents, the facts."
      : "Edition `documented`: what the documents say, and where they leave it open, the choice of an erratum.";
  return paragraphs(
    "Written by Graycard from what it knows of the documents, in its own words. It is not the vendor's, and nothing of it was checked against a live service.",
    edition,
    "`x-graycard-clause` says what each part rests on: a clause of a document, or the reading of an erratum.",
    ...subjects.map(describeVendor),
  );
}

function describeVendor({ vendor, ...rest }: Subject): string {
  const subject = { vendor, ...rest };
  const documents = Object.values(vendor.documents).map(({ title, about }) => `${title} (about ${about})`);
  const promises = [...new Set(Object.values(vendor.promises))].map(
    (clause) => `${sentence(saidBy(subject, clause))} (${citedInProse(clause)})`,
  );
  return paragraphs(
    `## ${vendor.title}`,
    vendor.channelOf === undefined ? undefined : `Another front door to ${code(vendor.channelOf)}.`,
    `Documents: ${documents.join("; ")}.`,
    statusesTable(subject),
    promises.length > 0 ? paragraphs("It promises:", bullets(promises)) : undefined,
  );
}

/** What a submit does, takes and costs. */
export function describeSubmit(subject: EndpointSubject): string {
  const { endpoint, vendor } = subject;
  const { credits, formats, document } = endpoint;
  const price = credits === undefined ? "The price is not published." : `An accepted request costs ${credits} credits.`;
  return paragraphs(
    `${sentence(endpoint.title)} ${price} Described in: ${vendor.documents[document]?.title ?? document}.`,
    "### Rules over several fields",
    describeRules(subject),
    "### Limits",
    limitsTable(subject),
    `Formats: ${formats.accepted.join(", ")} (${citedInProse(formats.clause)}).`,
    "### States",
    statesTable(subject),
  );
}

/** What a poll does, and the numbers it answers with. */
export function describePoll(subject: EndpointSubject): string {
  const { pollEnds } = subject.vendor.promises;
  return paragraphs(
    "Tells how far a task is, and its result when it has ended.",
    pollEnds === undefined ? undefined : `${sentence(saidBy(subject, pollEnds))} (${citedInProse(pollEnds)})`,
    "### States",
    statesTable(subject),
  );
}
