import type { Clause } from "../contract/clause.js";
import { readingNames } from "../contract/readings.js";
import type { Subject } from "./subject.js";

/** What a fact rests on: a clause, or an erratum where no clause decides. */
export type Cited = string | { readonly erratum: string };

/** What a clause or erratum says, beside what rests on it. */
export type Citation =
  | {
      readonly id: string;
      readonly level: Clause["level"];
      readonly text: string;
      /** The title of the vendor's document. */
      readonly document: string;
      readonly section: string;
    }
  | {
      readonly erratum: string;
      readonly question: string;
      /** The reading that this document follows. */
      readonly reading: string;
      readonly means: string;
    };

/** The extension that says what something rests on, ready to be spread into it. */
export function citing(subject: Subject, cited: Cited): { readonly "x-graycard-clause": Citation } {
  return { "x-graycard-clause": citationOf(subject, cited) };
}

/**
 * What a clause or an erratum says.
 *
 * @throws {TypeError} for one that the vendor does not have, which is a mistake in the vendor's folder.
 */
export function citationOf({ vendor, edition }: Subject, cited: Cited): Citation {
  if (typeof cited === "string") {
    const clause = vendor.clauses[cited];
    if (!clause) throw new TypeError(`${vendor.id} has no clause ${cited}.`);
    const [{ document, section }] = clause.sources;
    const { level, text } = clause;
    return { id: cited, level, text, document: vendor.documents[document]?.title ?? document, section };
  }
  const erratum = vendor.errata[cited.erratum];
  if (!erratum) throw new TypeError(`${vendor.id} has no erratum ${cited.erratum}.`);
  const reading = readingNames(vendor, edition)[cited.erratum] ?? erratum.choice;
  const means = erratum.readings[reading]?.means ?? "";
  return { erratum: cited.erratum, question: erratum.question, reading, means };
}

/** The id of what something rests on, as it stands in prose. */
export function citedInProse(cited: Cited): string {
  return typeof cited === "string" ? `\`${cited}\`` : `erratum \`${cited.erratum}\``;
}

/** What is said of something, by the clause or by the reading in force. */
export function saidBy(subject: Subject, cited: Cited): string {
  const citation = citationOf(subject, cited);
  return "id" in citation ? citation.text : citation.means;
}
