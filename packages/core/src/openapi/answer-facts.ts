import type { AnswerFacts, Phase } from "../contract/answer.js";
import { codeOfState } from "../task/state-table.js";
import { examplePicture, requestExamples, validValues } from "./request-example.js";
import type { EndpointSubject, Subject } from "./subject.js";

const taskId = "0b6f2c1e-58a7-4d0c-9c53-7a1d2e3f4a5b";
/** When the task of all examples began, in milliseconds since the epoch. */
const createdAt = Date.UTC(2026, 0, 2, 3, 4, 5);

/** What an answer of a phase is made from, with a task or a refusal of the given number. */
export function answerFacts(
  subject: Subject,
  phase: Phase,
  { code, values = {} }: { readonly code: number; readonly values?: Readonly<Record<string, unknown>> },
): AnswerFacts<never> {
  const common = { phase, operation: "submit", id: () => taskId, readings: subject.readings, values } as const;
  if (phase === "refused") {
    return { ...common, items: [], refusal: { fault: "invalid-parameter", code, message: "Invalid parameter" } };
  }
  const begun = phase === "accepted" ? {} : { processedAt: createdAt + 1000 };
  const ended = phase === "succeeded" ? { completedAt: createdAt + 2000 } : {};
  const progress = phase === "succeeded" ? 100 : phase === "running" ? 40 : 0;
  const { width, height } = examplePicture;
  const link = `https://${subject.vendor.links.bucket}.example/${taskId}.jpg`;
  const output = { text: link, format: "jpg", width, height } as const;
  return {
    ...common,
    task: { id: taskId, code, progress, createdAt, ...begun, ...ended },
    items: phase === "succeeded" ? [{ image: output }] : [],
  };
}

/** The facts of an example answer: the first request that can be shown, and a number that stands for the phase. */
export function exampleFacts(subject: EndpointSubject, phase: Phase): AnswerFacts<never> {
  const { vendor, endpoint, readings } = subject;
  const [encoding] = endpoint.encodings(readings);
  const [request] = encoding === undefined ? [] : requestExamples(subject, encoding);
  const values = request && validValues(subject, request.fields);
  return answerFacts(subject, phase, { code: exampleCode(vendor, phase, readings), ...(values ? { values } : {}) });
}

function exampleCode(vendor: Subject["vendor"], phase: Phase, readings: never): number {
  if (phase === "refused") return vendor.refusal("invalid-parameter", readings).code;
  if (phase === "failed") return vendor.failureCode("processing", undefined, readings);
  const state = phase === "succeeded" ? "succeeded" : "processing";
  return codeOfState(vendor.states, state) ?? 0;
}
