import { buildAnswer, type Phase, strictAnswerSchema } from "../contract/answer.js";
import type { Fixture } from "../contract/fixture.js";
import { exampleFacts } from "./answer-facts.js";
import type { EndpointSubject, Subject } from "./subject.js";

/** An example of an answer, as it stands under its name. */
export interface NamedExample {
  readonly name: string;
  readonly example: { readonly summary: string; readonly value: unknown };
}

/** Answers written down of each vendor, by its id and the name of the file. */
export type Fixtures = Readonly<Record<string, Readonly<Record<string, Fixture>>>>;

/**
 * Examples of an endpoint's answers in one phase: those that were written down and keep to the edition, else one made
 * from the tree.
 */
export function answerExamples(
  subject: EndpointSubject,
  phase: Exclude<Phase, "refused">,
  fixtures: Fixtures,
): readonly NamedExample[] {
  const { endpoint } = subject;
  const strict = strictAnswerSchema(endpoint.answer, phase, subject.readings);
  const written = writtenDown(
    subject,
    fixtures,
    (fixture) => fixture.phase === phase && fixture.endpoint === endpoint.id,
  );
  const fitting = written.filter(({ example }) => strict.safeParse(example.value).success);
  if (fitting.length > 0) return fitting;
  const body = buildAnswer(endpoint.answer, exampleFacts(subject, phase));
  return [{ name: phase, example: { summary: summaries[phase], value: JSON.parse(JSON.stringify(body)) } }];
}

/** Refusals with an HTTP status that were written down and keep to the edition, of whichever endpoint. */
export function refusalExamples(subject: Subject, httpStatus: number, fixtures: Fixtures): readonly NamedExample[] {
  return writtenDown(
    subject,
    fixtures,
    (fixture) => fixture.phase === "refused" && fixture.httpStatus === httpStatus,
  ).filter(({ example }) => subject.isRefusal(example.value));
}

function writtenDown(
  { vendor }: Subject,
  fixtures: Fixtures,
  isWanted: (fixture: Fixture) => boolean,
): readonly NamedExample[] {
  const wanted = Object.entries(fixtures[vendor.id] ?? {}).filter(([, fixture]) => isWanted(fixture));
  return wanted.map(([name, { why, body }]) => ({ name, example: { summary: why, value: body } }));
}

const summaries: Readonly<Record<Exclude<Phase, "refused">, string>> = {
  accepted: "The task is taken on.",
  running: "The task is under way.",
  succeeded: "The result is there.",
  failed: "The work failed.",
};
