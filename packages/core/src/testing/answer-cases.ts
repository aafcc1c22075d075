import type { AnswerFacts, AnswerShape, OutputFacts, Phase, TaskFacts } from "../contract/answer.js";
import { limitsInForce } from "../contract/limit.js";
import { requestFaults } from "../contract/refusal.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import type { PictureFacts } from "../contract/work.js";
import { isTerminal, type TaskState } from "../task/state.js";
import { codeOfState } from "../task/state-table.js";
import { exampleRequests, outcomeOf } from "./example-requests.js";

/** What is known of the task behind an answer. */
export interface ExampleTask {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly waitedMs: number;
  readonly workedMs: number;
  /** 0..99, while it runs. */
  readonly progress: number;
  /** The link or base64 text of its results. */
  readonly text: string;
  /** In pixels, where known. */
  readonly size: { readonly width?: number; readonly height?: number };
}

export const exampleTask: ExampleTask = {
  id: "6b664b37-0d3c-4c5e-8e0b-0c2f1d9a7e11",
  createdAt: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
  waitedMs: 250,
  workedMs: 1500,
  progress: 40,
  text: "https://results.example/a.jpg?Expires=1767326645&OSSAccessKeyId=k&Signature=s",
  size: { width: 1280, height: 960 },
};

/** An answer that a vendor may give, and all that it is made from. */
export interface AnswerCase {
  readonly title: string;
  readonly shape: AnswerShape<string, never>;
  readonly httpStatus: number;
  readonly facts: AnswerFacts<never>;
}

/** The refusals of a vendor, one for every kind of fault. */
export function refusedCases(vendor: AnyVendor, readings: never): readonly AnswerCase[] {
  return requestFaults.map((fault) => {
    const { httpStatus, code, message } = vendor.refusal(fault, readings);
    const refusal = { fault, code, message };
    return {
      title: `refused as ${fault}`,
      shape: vendor.refusedAnswer,
      httpStatus,
      facts: { phase: "refused", operation: "submit", readings, values: {}, refusal, items: [] },
    };
  });
}

/** The answers of an endpoint to requests it takes: one for every example request and state. */
export function answerCases(
  vendor: AnyVendor,
  endpoint: AnyEndpoint,
  readings: never,
  task: ExampleTask,
): readonly AnswerCase[] {
  const requests = exampleRequests(endpoint).flatMap((fields) => {
    const { broken, values } = outcomeOf(endpoint, fields, readings);
    return broken.length === 0 ? [values] : [];
  });
  const [values = {}] = requests;
  const operations = endpoint.routes.poll ? (["submit", "poll"] as const) : (["submit"] as const);
  const answer = (phase: Phase, operation: "submit" | "poll", facts: Partial<AnswerFacts<never>>): AnswerCase => ({
    title: `${phase} with ${facts.task?.code} by ${operation} of ${Object.keys(facts.values ?? values)}`,
    shape: endpoint.answer,
    httpStatus: phase === "failed" ? vendor.failedHttpStatus(facts.task?.code ?? 0, readings) : 200,
    facts: { phase, operation, readings, values, items: [], ...facts },
  });
  const accepted = answer("accepted", "submit", { task: { ...begun(task, 0), progress: 0 } });
  const running = codesOf(vendor, (state) => !isTerminal(state)).flatMap((code) => [
    answer("running", "poll", { task: begun(task, code) }),
    answer("running", "poll", { task: { ...begun(task, code), processedAt: task.createdAt + task.waitedMs } }),
  ]);
  const ended = operations.flatMap((operation) => [
    ...codesOf(vendor, (state) => state === "failed").map((code) =>
      answer("failed", operation, { task: { ...finished(task, code), progress: 0 } }),
    ),
    ...requests.map((each) =>
      answer("succeeded", operation, {
        values: each,
        task: { ...finished(task, successCode(vendor)), completedAt: task.createdAt + task.waitedMs + task.workedMs },
        items: itemsOf(vendor, endpoint, each, readings, task),
      }),
    ),
  ]);
  return endpoint.routes.poll ? [accepted, ...running, ...ended] : ended;
}

function codesOf(vendor: AnyVendor, matches: (state: TaskState) => boolean): readonly number[] {
  return Object.entries(vendor.states.rows).flatMap(([code, row]) => (matches(row.state) ? [Number(code)] : []));
}

function successCode(vendor: AnyVendor): number {
  return codeOfState(vendor.states, "succeeded") ?? 0;
}

function begun({ id, createdAt, progress }: ExampleTask, code: number): TaskFacts {
  return { id, code, createdAt, progress };
}

function finished(task: ExampleTask, code: number): TaskFacts {
  return { ...begun(task, code), progress: 100, processedAt: task.createdAt + task.waitedMs };
}

const picture: PictureFacts = { format: "jpg", width: 640, height: 480, alpha: false, animated: false };

/** The results that a request gets: all that the endpoint has, or those that a cut-out is asked for. */
function itemsOf(
  vendor: AnyVendor,
  endpoint: AnyEndpoint,
  values: Readonly<Record<string, unknown>>,
  readings: never,
  task: ExampleTask,
): readonly Readonly<Record<string, OutputFacts>>[] {
  return endpoint.jobs(values as never, readings).map(() => {
    const limits = limitsInForce(readings, vendor.limits, endpoint.limits);
    const planned = endpoint.plan({ values: values as never, image: picture, limits, readings });
    if (!planned.ok) throw new Error(`${endpoint.id} has no plan for its example: ${planned.failure.because}`);
    const wanted = planned.plan.work === "cutout" ? planned.plan.outputs : undefined;
    const outputs = endpoint.results.map(({ output }) => output);
    const given = outputs.filter((output) => wanted?.some((each) => each === output) ?? true);
    const { format } = planned.plan;
    return Object.fromEntries(
      given.map((output) => [output, { text: `${task.text}#${output}`, format, ...task.size }]),
    );
  });
}
