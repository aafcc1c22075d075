import type { AnswerBasis } from "@graycard/core";
import { explainHeader } from "../explain/because-header.js";
import type { JournalEntry } from "../journal/journal-entry.js";
import type { Answer } from "../pipeline/answer.js";
import type { Inbound } from "../pipeline/inbound.js";

/** The header of an answer that tells what it rests on, if the request asked for that. */
export const basisHeader = "x-graycard-basis";

/** Clauses and readings are told of up to here; the journal has all of them. */
const mostTold = 8;

/** An answer with what it rests on, if the request asked to be told. */
export function withBasis(answer: Answer, entry: JournalEntry, { headers }: Pick<Inbound, "headers">): Answer {
  if (headers.get(explainHeader) !== "1") return answer;
  const { basis } = entry.exchange;
  return basis ? { ...answer, headers: { ...answer.headers, [basisHeader]: basisText(basis) } } : answer;
}

/**
 * A basis in one line of ASCII: what is less than documented, or the clauses of status and state where nothing is, and
 * the readings that had a say.
 *
 * @example
 * basisText({ is: "documented", clauses: ["picwish.state.preparing"], readings: {}, leans: [] });
 * // "documented; clause=picwish.state.preparing"
 */
export function basisText({ is, clauses, readings, leans }: AnswerBasis): string {
  const weakest = leans.filter(({ basis }) => basis === is).flatMap(({ clause }) => clause ?? []);
  const rests = is === "documented" ? clauses : [...new Set(weakest)];
  const followed = Object.entries(readings).map(([erratum, reading]) => `${erratum}:${reading}`);
  return [is, ...listed("clause", rests), ...listed("readings", followed)].join("; ");
}

function listed(name: string, all: readonly string[]): readonly string[] {
  return all.length === 0 ? [] : [`${name}=${all.slice(0, mostTold).join(",")}`];
}
