import { everywhere, type Trigger } from "./trigger.js";

/** The body has gone by when its names are known. */
const beforeTheBody = ["key", "header"] as const;

/** Words for what goes wrong between the vendor and its caller. */
export const wireTriggers: readonly Trigger[] = [
  everywhere("gc-late", "Holds each answer back for five seconds.", { fault: "latency", with: { ms: 5000 } }),
  everywhere("gc-hang", "Handles each request, and then says nothing until the caller gives up.", { fault: "hang" }),
  everywhere(
    "gc-hang-within-body",
    "Sends the first half of each answer, and then nothing until the caller gives up.",
    {
      fault: "hang",
      with: { at: "within-body" },
    },
  ),
  everywhere("gc-reset", "Handles each request, and resets the connection in place of an answer.", {
    fault: "drop-connection",
    with: { by: "reset" },
  }),
  everywhere("gc-close", "Handles each request, and closes the connection in place of an answer.", {
    fault: "drop-connection",
    with: { by: "close" },
  }),
  everywhere("gc-lost", "Accepts each submit, which is charged, and loses the connection before the answer.", {
    fault: "lost-response",
  }),
  everywhere(
    "gc-lost-within-body",
    "Accepts each submit, which is charged, and loses the connection within the answer.",
    {
      fault: "lost-response",
      with: { at: "within-body" },
    },
  ),
  everywhere("gc-truncated-body", "Closes the connection after half of the body that was promised.", {
    fault: "truncated-body",
  }),
  everywhere("gc-garbled-body", "Alters a tenth of the bytes of each body.", { fault: "garbled-body" }),
  everywhere("gc-slow-body", "Sends each body at 1000 bytes per second.", {
    fault: "slow-body",
    with: { bytesPerSecond: 1000 },
  }),
  {
    ...everywhere("gc-upload-reset", "Resets the connection after the first 1000 bytes of each upload.", {
      fault: "upload-fault",
      with: { atByte: 1000 },
    }),
    places: beforeTheBody,
  },
  ...[502, 503, 504].map((status) =>
    everywhere(
      `gc-${status}`,
      `Handles each request, and answers with ${status} and a page of HTML, as a proxy does that lost the answer.`,
      {
        fault: "rewrite-answer",
        with: { status, contentType: "text/html; charset=utf-8", text: `<!doctype html><title>${status}</title>` },
      },
    ),
  ),
  {
    word: "gc-retry-after",
    sentence: "Turns the request away as one too many, and says in a header to come back in two seconds.",
    plans: ({ errorForms }) => {
      const form = errorForms.find(({ fault }) => fault === "rate-limited")?.id;
      return form === undefined ? undefined : [{ fault: "http-error", with: { form, retryAfter: 2 } }];
    },
  },
  {
    ...everywhere("gc-one-per-second", "Admits one request per second, and tells the others when to come back.", {
      fault: "rate-limit",
      with: { qps: 1, retryAfter: "seconds" },
    }),
    places: ["key"],
  },
];
