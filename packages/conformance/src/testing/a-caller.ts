import { type Exchange, limitsInForce, picwish, resolveReadings } from "@graycard/core";
import type { Target } from "../scenario.js";

const startAt = Date.UTC(2026, 0, 2, 3, 4, 5);
const base = "https://techsz.aoscdn.com/api/tasks/visual/inpaint";
const key = { "x-api-key": "[withheld]" };
const readings = resolveReadings(picwish, "documented");

/** The endpoint that hand-made callers call. */
export const called: Target = {
  vendor: picwish,
  endpoint: picwish.endpoints.inpaint,
  readings,
  limits: limitsInForce(readings, picwish.limits, picwish.endpoints.inpaint.limits),
};

/** Where and when a request is made, and what is special about it. */
export interface Step {
  /** Milliseconds after the beginning. */
  readonly at: number;
  readonly durationMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly url?: string;
}

let made = 0;

function exchange(
  step: Step,
  rest: Partial<Exchange> & { readonly method: string; readonly url: string },
  answer?: object | number,
): Exchange {
  const { method, url, ...more } = rest;
  const status = typeof answer === "number" ? answer : 200;
  const json = typeof answer === "number" ? { status: answer, message: "no" } : answer;
  return {
    id: `e-${++made}`,
    vendor: "picwish",
    endpoint: "inpaint",
    startedAt: startAt + step.at,
    durationMs: step.durationMs ?? 10,
    request: { method, url: step.url ?? url, headers: step.headers ?? key },
    ...(answer === undefined
      ? { fault: "no answer came" }
      : {
          response: {
            status,
            headers: step.answerHeaders ?? {},
            body: { bytes: 1, mediaType: "application/json", json },
          },
        }),
    ...more,
  };
}

/** A picture as the fields of a submit show it. */
export function picture(sha: string): Readonly<Record<string, unknown>> {
  return { image_file: { bytes: 100, sha256: sha.repeat(64).slice(0, 64), format: "jpg" }, rectangles: "[]", sync: 0 };
}

/** A submit; answered by a task that was taken on, by a refusal, or by nothing. */
export function submit(
  step: Step,
  fields: Readonly<Record<string, unknown>> | undefined,
  answer: string | number | undefined,
): Exchange {
  const told = typeof answer === "string" ? { status: 200, message: "success", data: { task_id: answer } } : answer;
  const made = exchange(step, { method: "POST", url: base, operation: "submit" }, told);
  return fields ? { ...made, request: { ...made.request, body: { bytes: 100, fields } } } : made;
}

/** A poll; answered by a state, or refused by a status of HTTP. */
export function poll(
  step: Step,
  taskId: string,
  answer: { readonly state: number; readonly image?: string } | number,
): Exchange {
  const told =
    typeof answer === "number" ? answer : { status: 200, message: "success", data: { task_id: taskId, ...answer } };
  return exchange(step, { method: "GET", url: `${base}/${taskId}`, operation: "poll" }, told);
}

/** A link to a result that ends so many seconds after the beginning. */
export function link(endsAfterS = 3600, name = "t-1"): string {
  const ends = startAt / 1000 + endsAfterS;
  return `https://results.example/tasks/output/inpaint/${name}.jpg?Expires=${ends}&OSSAccessKeyId=[withheld]&Signature=[withheld]`;
}

/** A download, without a credential unless said. */
export function download(step: Step, url: string, status = 200): Exchange {
  const whole = exchange({ headers: {}, ...step }, { method: "GET", url, operation: "fetch-result" }, {});
  return { ...whole, response: { status, headers: {}, body: { bytes: 10 } } };
}
