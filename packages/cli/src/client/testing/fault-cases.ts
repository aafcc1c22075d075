/** What calls end in: `ok`, or the code of an error. */
const unknown = "GC_SUBMIT_UNKNOWN_OUTCOME";
const refused = "GC_CALL_REFUSED";
const gateway = "GC_CALL_GATEWAY";
const deadline = "GC_TASK_DEADLINE";
const failed = "GC_TASK_FAILED";
const violation = "GC_CONTRACT_VIOLATION";
const connection = "GC_CALL_CONNECTION";
const badFile = "GC_RESULT_FILE";
const expired = "GC_LINK_EXPIRED";
const noLink = "GC_LINK_REFUSED";

/**
 * Which end is expected where, `ok` unless said. What stands further down goes before what stands further up, and
 * `once` is for a fault that happens once.
 */
export interface Expected {
  readonly submit?: string;
  /** Calls whose only answer is that to the submit. */
  readonly immediate?: string;
  /** Calls by name. */
  readonly calls?: Readonly<Record<string, string>>;
  readonly submitOnce?: string;
  readonly poll?: string;
  /** A single poll. */
  readonly look?: string;
  /** Calls with the picture in the answer to the poll. */
  readonly pollBase64?: string;
  readonly pollOnce?: string;
  readonly fetch?: string;
  readonly fetchOnce?: string;
}

/** A fault, its parameters, and what comes of it. */
export interface FaultCase extends Expected {
  readonly fault: string;
  readonly with?: Readonly<Record<string, unknown>>;
  /** The answer to the submit tells of another task than there is, or of none. */
  readonly tellsNoTask?: boolean;
  /** The operations it is tried on; all that it can act on unless said. */
  readonly on?: readonly string[];
}

const points = ["before-headers", "within-headers", "after-headers", "within-body"];
const ends = ["close", "reset", "hang"];

function onMeitu(code: string): Readonly<Record<string, string>> {
  return { aiquality: code, "aiquality by link": code };
}

function each(
  fault: string,
  name: string,
  values: readonly unknown[],
  expected: Omit<FaultCase, "fault"> = {},
): FaultCase[] {
  return values.map((value) => ({ fault, ...expected, with: { [name]: value, ...expected.with } }));
}

/** No readable answer: a submit is never sent again, a poll and a download are. */
const nothingReadable = { submit: unknown, poll: deadline, look: violation, pollOnce: "ok" } as const;
const noAnswer = { ...nothingReadable, look: connection, fetch: connection, fetchOnce: "ok" } as const;
const refusal = { submit: refused, poll: refused } as const;
const rate = { submit: refused, submitOnce: "ok", poll: deadline, look: refused, pollOnce: "ok" } as const;
const internal = { submit: unknown, poll: deadline, look: refused, pollOnce: "ok" } as const;
/** A picture that is none, wherever a picture travels within an answer: the polls look again first. */
const noPicture = {
  calls: { "scale as body": badFile, aiquality: badFile },
  pollBase64: badFile,
  fetch: badFile,
} as const;
/** A field that only tasks have. */
const taskField = { calls: { watermark: unknown }, poll: deadline, look: violation, pollOnce: "ok" } as const;
const noId = { submit: unknown, immediate: "ok" } as const;
const noImage = { calls: { watermark: violation }, poll: violation, pollOnce: "ok" } as const;

/** Every fault of the mock, with the parameters that matter and each value of those that are a choice. */
export const faultCases: readonly FaultCase[] = [
  { fault: "backwards-progress" },
  ...each("bad-result", "status", [403, 404], { on: ["fetch-result"], fetch: noLink }),
  ...each("bad-result", "status", [408, 429, 500, 503], { on: ["fetch-result"], fetch: noLink, fetchOnce: "ok" }),
  ...each("bad-result", "format", ["jpg"], { calls: {}, fetch: "ok" }).map((row) => ({
    ...row,
    on: ["submit", "poll"],
  })),
  ...each("bad-result", "format", ["png"], { on: ["submit", "poll"] }),
  ...each("bad-result", "format", ["webp"], { fetch: badFile }),
  ...each("bad-result", "pixels", ["negative", "flat"]),
  {
    ...{ fault: "bad-result", with: { keepShare: 0 }, ...noPicture, pollBase64: violation },
    calls: { "scale as body": unknown, aiquality: violation },
  },
  {
    fault: "bad-result",
    with: { text: "no picture" },
    ...noPicture,
    calls: { "scale as body": unknown, aiquality: badFile },
  },
  { fault: "bad-result", with: { scale: 0.5 } },
  { fault: "damaged-result", ...noPicture, pollOnce: "ok" },
  ...ends.slice(0, 2).flatMap((by) => each("drop-connection", "at", points, { ...noAnswer, with: { by } })),
  ...each("early-expired-link", "lifeMs", ["already"], {
    ...{ submit: expired, poll: expired, pollBase64: "ok" },
    calls: { "scale as body": "ok", "scale in base64": "ok", aiquality: "ok" },
  }),
  { fault: "early-expired-link", with: { lifeMs: 1000 } },
  { fault: "extra-field" },
  { fault: "extra-field", with: { path: "data.extra", value: { deep: [1] } } },
  ...each("garbled-body", "direction", ["answer"], {
    ...nothingReadable,
    fetch: badFile,
    // With the seed of this row its first bytes are among the altered ones, so nothing tells that it is a picture.
    calls: { "scale as body": unknown },
  }),
  ...each("garbled-body", "direction", ["upload"], { submit: refused }),
  { fault: "garbled-body", with: { share: 1 }, ...nothingReadable, fetch: badFile },
  ...each("hang", "at", points, noAnswer),
  ...each("http-error", "status", [400, 401, 404, 413], { ...refusal, calls: onMeitu(gateway) }),
  { fault: "http-error", with: { status: 429 }, ...rate },
  { fault: "http-error", with: { status: 500 }, ...internal },
  ...each("http-error", "style", ["http", "json"], { ...rate, with: { status: 429, retryAfter: 3 } }),
  { fault: "http-error", with: { status: 429, retryAfter: "date" }, ...rate },
  { fault: "http-error", with: { status: 500, message: false }, ...internal },
  {
    fault: "ignore-field",
    with: { field: "type" },
    ...{ submit: refused, calls: { ...onMeitu("ok"), watermark: "ok", inpaint: "ok", segmentation: "ok" } },
  },
  { fault: "ignore-field", with: { field: "sync" }, calls: { "scale as body": refused } },
  {
    fault: "ignore-field",
    with: { field: "return_type" },
    calls: { "scale in base64": violation, "scale as body": violation },
  },
  { fault: "latency", with: { ms: 3000 } },
  { fault: "latency", with: { ms: 300_000 }, ...noAnswer },
  ...each("leave-terminal", "to", ["running", "other-end"]),
  ...ends.flatMap((by) => each("lost-response", "at", points, { submit: unknown, with: { by } })),
  ...each("mangled-link", "how", ["u0026", "amp"]),
  ...each("mangled-link", "how", ["double-encoded", "lower-cased"], {
    ...{ submit: noLink, poll: noLink, pollBase64: "ok" },
    calls: { "scale as body": "ok", "scale in base64": "ok", aiquality: "ok" },
  }),
  ...each("missing-field", "path", ["status", "message", "data.progress", "parameter"]),
  {
    fault: "missing-field",
    with: { path: "data" },
    ...nothingReadable,
    calls: { "scale as body": "ok", aiquality: "ok", "aiquality by link": "ok" },
  },
  { fault: "missing-field", with: { path: "data.state" }, ...taskField },
  { fault: "missing-field", with: { path: "data.task_id" }, ...noId },
  { fault: "missing-field", with: { path: "data.image" }, ...noImage },
  {
    fault: "missing-field",
    with: { path: "media_info_list" },
    calls: { aiquality: unknown, "aiquality by link": unknown },
  },
  {
    fault: "missing-field",
    with: { path: "media_info_list[0].media_data" },
    calls: { aiquality: violation, "aiquality by link": violation },
  },
  {
    fault: "other-limit",
    with: { limit: "imageBytes", value: 10 },
    submit: refused,
    calls: { watermark: failed, aiquality: failed, "aiquality by link": failed },
  },
  { fault: "other-limit", with: { limit: "minSidePx", value: 1000 }, submit: failed },
  { fault: "other-limit", with: { limit: "maxSidePx", value: 10 }, submit: failed },
  { fault: "other-limit", with: { limit: "downloadMs", value: 1 } },
  { fault: "other-limit", with: { limit: "processingMs", value: 100 }, submit: failed },
  {
    fault: "other-limit",
    with: { limit: "usualMs", value: 60_000 },
    submit: failed,
    calls: { aiquality: "ok", "aiquality by link": "ok", "scale, then poll": "ok" },
  },
  { fault: "other-limit", with: { limit: "qps", value: 0.2 }, look: refused },
  { fault: "other-limit", with: { limit: "linkLifeMs", value: 1000 } },
  { fault: "other-limit", with: { limit: "taskLifeMs", value: 1 }, poll: refused },
  { fault: "other-reading", with: { erratum: "link.form", value: "oss-v4" } },
  ...["sliding", "fixed", "token-bucket", "leaky-bucket"].flatMap((algorithm, index) =>
    each("rate-limit", "retryAfter", [["seconds", "date", "none"][index % 3]], { with: { algorithm, qps: 2 } }),
  ),
  ...each("refuse", "fault", ["unauthenticated", "not-found"], { ...refusal, calls: onMeitu(gateway) }),
  { fault: "refuse", with: { fault: "too-large" }, ...refusal, calls: onMeitu(failed) },
  ...each("refuse", "fault", ["invalid-parameter", "unsupported-encoding"], refusal),
  { fault: "refuse", with: { fault: "quota-spent" }, ...refusal, calls: { watermark: gateway } },
  { fault: "refuse", with: { fault: "rate-limited" }, ...rate, calls: onMeitu(gateway) },
  { fault: "refuse", with: { fault: "internal" }, ...internal },
  { fault: "retyped-field", with: { path: "status", to: "string" } },
  { fault: "retyped-field", with: { path: "data.state", to: "string" } },
  { fault: "retyped-field", with: { path: "data.task_id", to: "number" }, ...noId },
  { fault: "retyped-field", with: { path: "data.image", to: "number" }, ...noImage },
  { fault: "retyped-field", with: { path: "data.state", to: "boolean" }, ...taskField },
  { fault: "retyped-field", with: { path: "data.state", to: "object" }, ...taskField },
  { fault: "retyped-field", with: { path: "data.image", to: "array" }, ...noImage },
  { fault: "retyped-field", with: { to: "string" } },
  { fault: "retyped-field", with: { to: "null" }, ...taskField },
  {
    fault: "retyped-field",
    with: { path: "media_info_list", to: "object" },
    calls: { aiquality: unknown, "aiquality by link": unknown },
  },
  ...each("rewrite-answer", "status", [201, 202]),
  { fault: "rewrite-answer", with: { status: 204 }, ...nothingReadable },
  ...each("rewrite-answer", "status", [302, 403], { ...refusal, tellsNoTask: true }),
  ...each("rewrite-answer", "status", [502, 503], internal),
  ...each(
    "rewrite-answer",
    "text",
    ["", "null", "[]", "<h1>Bad Gateway</h1>", '{"data":NaN}', '\ufeff{"status":200}'],
    nothingReadable,
  ),
  {
    ...{ fault: "rewrite-answer", with: { set: { "data.task_id": "00000000-0000-4000-8000-000000000000" } } },
    tellsNoTask: true,
    ...{ submit: refused, immediate: "ok", poll: deadline, look: violation, pollOnce: "ok" },
  },
  { fault: "rewrite-answer", with: { set: { "data.image": "" } }, ...noImage, on: ["poll"] },
  { fault: "rewrite-answer", with: { contentType: "application/octet-stream" } },
  ...each("running-state", "code", [0, 2, 3, 4, 77]),
  ...each("skip-check", "check", ["authenticate", "locate-task", "admit", "size", "validate", "link"]),
  ...each("slow-body", "direction", ["answer", "upload", "both"], { with: { bytesPerSecond: 1000 } }),
  { fault: "slow-body", with: { direction: "answer", bytesPerSecond: 0.01 }, ...noAnswer },
  { fault: "slow-body", with: { direction: "upload", bytesPerSecond: 0.01 }, submit: unknown },
  ...each("slow-task", "workMs", [10, 20_000]),
  {
    fault: "slow-task",
    with: { workMs: 40_000 },
    submit: failed,
    calls: { "scale, then poll": "ok", aiquality: "ok", "aiquality by link": "ok" },
  },
  { fault: "stuck-task", submit: deadline, immediate: unknown, calls: { "scale, then poll": "ok" } },
  // A success without a picture.
  {
    fault: "task-outcome",
    with: { code: 1 },
    submit: violation,
    calls: { ...onMeitu(refused), "scale, then poll": violation },
  },
  ...each("task-outcome", "code", [-1, -7, -8, -15, -99], { submit: failed, calls: onMeitu(refused) }),
  // A number that means failure at Meitu; elsewhere it is of no known meaning.
  {
    fault: "task-outcome",
    with: { code: 23101 },
    submit: deadline,
    calls: { ...onMeitu(failed), watermark: unknown, "scale, then poll": "ok" },
  },
  { fault: "truncated-body", ...noAnswer },
  ...each("truncated-body", "direction", ["answer"], { ...noAnswer, with: { afterBytes: 40 } }),
  ...each("truncated-body", "direction", ["upload"], { submit: refused, with: { afterBytes: 40 } }),
  ...each("truncated-result", "keepShare", [0.5], { ...noPicture, pollOnce: "ok", fetchOnce: "ok" }),
  ...each("unknown-state", "sign", ["negative"], { submit: failed, calls: onMeitu(refused) }),
  ...each("unknown-state", "sign", ["positive"], { calls: onMeitu(refused) }),
  ...each("upload-fault", "by", ends, { submit: unknown, with: { atByte: 20 } }),
  ...each("upload-fault", "by", ends, { submit: unknown, with: { atByte: 1_000_000 } }),
  ...each("upload-fault", "refusal", ["invalid-parameter", "unsupported-encoding"], {
    submit: refused,
    with: { atByte: 20, by: "refuse" },
  }),
  ...each("upload-fault", "refusal", ["unauthenticated", "not-found"], {
    ...{ submit: refused, calls: onMeitu(gateway), with: { atByte: 20, by: "refuse" } },
  }),
  {
    fault: "upload-fault",
    with: { atByte: 20, by: "refuse", refusal: "too-large" },
    ...{ submit: refused, calls: onMeitu(failed) },
  },
  {
    fault: "upload-fault",
    with: { atByte: 20, by: "refuse", refusal: "quota-spent" },
    submit: refused,
    calls: { watermark: gateway },
  },
  {
    fault: "upload-fault",
    with: { atByte: 20, by: "refuse", refusal: "rate-limited" },
    ...{ submit: refused, submitOnce: "ok", calls: onMeitu(gateway) },
  },
  { fault: "upload-fault", with: { atByte: 20, by: "refuse", refusal: "internal" }, submit: unknown },
  { fault: "wrong-content-type" },
  ...each("wrong-type-result", "as", ["html", "json"], {
    ...noPicture,
    calls: { "scale as body": unknown, aiquality: badFile },
  }),
  ...each("wrong-type-result", "as", ["webp"], { fetch: badFile }),
];
