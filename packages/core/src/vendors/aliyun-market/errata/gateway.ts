import { defineErrata } from "../../../contract/erratum.js";
import type { aliyunMarketClauses } from "../clauses.js";

/** What the gateway in front of the product does on its own. */
export const gatewayErrata = defineErrata<keyof typeof aliyunMarketClauses>()({
  "gateway.errors": {
    kind: "difference",
    question:
      "The document promises 401, 404, 413 and 429, which the gateway in front answers itself in other ways; a missing " +
      "AppCode is not told apart from a wrong one.",
    clauses: [
      "aliyun-market.status.401",
      "aliyun-market.status.404",
      "aliyun-market.status.413",
      "aliyun-market.status.429",
    ],
    readings: {
      "back-end": { means: "A refused AppCode is answered 401 and too many requests 429, in the JSON of the product." },
      gateway: {
        means:
          "A missing or bad AppCode is answered 400, throttling 403, an unknown address 400 and a large body 413, " +
          "all told in X-Ca-Error-Message.",
      },
    },
    choice: "back-end",
    reason: "The table of the document says so. The documentation of the gateway says otherwise.",
    sureness: "B",
    switchable: true,
  },
  "gateway.quota": {
    kind: "silence",
    question: "What a caller is told whose quota is spent or expired, or who owes money, is not said.",
    clauses: ["aliyun-market.status.401"],
    readings: {
      "gateway-403": { means: "The gateway answers 403 and names the cause in X-Ca-Error-Message." },
      "back-end-401": { means: "The back-end answers 401 as for a service that is not enabled." },
    },
    choice: "gateway-403",
    reason: "The gateway's documentation lists such answers for spent quota, expiry and arrears.",
    sureness: "B",
  },
  "gateway.request-too-large": {
    kind: "difference",
    question: "The document speaks of 413 for files of the service; the gateway has a 413 of its own for bodies.",
    clauses: ["aliyun-market.status.413"],
    readings: {
      either: { means: "A 413 may come from the gateway, code I413RL, before the back-end could answer its own." },
      "back-end-only": { means: "Every 413 comes from the back-end." },
    },
    choice: "either",
    reason: "The gateway's documentation has the code; both are 413 for a caller.",
    sureness: "B",
  },
  "gateway.request-id": {
    kind: "silence",
    question: "The document names no header of an answer.",
    clauses: [],
    readings: {
      always: { means: "Every answer carries X-Ca-Request-Id, a UUID in upper case." },
      never: { means: "Answers carry no header of the gateway." },
    },
    choice: "always",
    reason: "The gateway's documentation says so.",
    sureness: "B",
  },
  "gateway.error-marking": {
    kind: "silence",
    question: "How a refusal by the gateway is told from one by the back-end is not said.",
    clauses: ["aliyun-market.status.not-200"],
    readings: {
      "error-message-header": {
        means: "Refusals by the gateway carry X-Ca-Error-Message, and answers of the back-end never do.",
      },
      body: { means: "The body tells who refused." },
    },
    choice: "error-message-header",
    reason: "The samples of the market read the header on every refusal, and some crash where it is missing.",
    sureness: "C",
  },
  "gateway.error-code": {
    kind: "silence",
    question: "Which X-Ca-Error-Code belongs to a bad AppCode or a spent market quota is publicly unknown.",
    clauses: [],
    readings: {
      optional: { means: "The header may be missing, and no code is tied to these causes." },
      required: { means: "Every refusal by the gateway carries a code of six characters." },
    },
    choice: "optional",
    reason: "Only newer instances of the gateway send it, and an answer of the back-end has it empty or not at all.",
    sureness: "B",
  },
  "gateway.error-body": {
    kind: "silence",
    question: "What the body of a refusal by the gateway holds is specified nowhere.",
    clauses: ["aliyun-market.response.status"],
    readings: {
      unspecified: { means: "It may be empty or any text, and callers do not parse it." },
      envelope: { means: "It holds status and message like an answer of the back-end." },
    },
    choice: "unspecified",
    reason: "The gateway tells its errors in headers.",
    sureness: "B",
  },
  "gateway.other-errors": {
    kind: "silence",
    question: "The gateway knows refusals that the document does not list.",
    clauses: ["aliyun-market.status.400", "aliyun-market.status.500"],
    readings: {
      tolerated: { means: "Further 400, 403, 405, 410, 500, 503 and 504 of the gateway count as failed requests." },
      violation: { means: "A status that the table does not list breaks the contract." },
    },
    choice: "tolerated",
    reason: "Everything but 200 is a failed request by the document's own rule.",
    sureness: "B",
  },
  "billing.counted": {
    kind: "silence",
    question: "Which answers are charged for is not said.",
    clauses: ["aliyun-market.status.200"],
    readings: {
      "http-200": { means: "Answers with HTTP 200 are charged for, whatever their state." },
      succeeded: { means: "Only successful repairs are charged for." },
    },
    choice: "http-200",
    reason: "The samples of the market say so.",
    sureness: "C",
  },
});
