import { defineErrata } from "../../../contract/erratum.js";
import type { aliyunMarketClauses } from "../clauses.js";

/** What the gateway in front of the product does on its own. */
export const gatewayErrata = defineErrata<keyof typeof aliyunMarketClauses>()({
  "gateway.access": {
    kind: "difference",
    question:
      "The document promises 401, while the gateway in front judges the AppCode itself and answers otherwise; whether a " +
      "missing one is told apart from a wrong one is not said.",
    clauses: ["aliyun-market.status.401", "aliyun-market.auth.appcode"],
    readings: {
      "back-end": { means: "A missing or wrong AppCode is answered 401, in the JSON of the product." },
      gateway: { means: "A missing or wrong AppCode is answered 400, Invalid AppCode in X-Ca-Error-Message." },
    },
    choice: "back-end",
    reason: "The table of the document says so. The documentation of the gateway says otherwise.",
    sureness: "B",
    switchable: true,
  },
  "gateway.throttling": {
    kind: "difference",
    question: "The document promises 429 for too many requests, while the gateway in front throttles with 403.",
    clauses: ["aliyun-market.status.429", "aliyun-market.limit.qps"],
    readings: {
      "back-end": { means: "Too many requests are answered 429, in the JSON of the product." },
      gateway: { means: "Too many requests are answered 403, with the flow control at work in X-Ca-Error-Message." },
    },
    choice: "back-end",
    reason: "The table of the document says so. The documentation of the gateway says otherwise.",
    sureness: "B",
    switchable: true,
  },
  "gateway.address": {
    kind: "difference",
    question: "The document promises 404 for a wrong URL, which the gateway in front does not pass on at all.",
    clauses: ["aliyun-market.status.404"],
    readings: {
      "back-end": { means: "An unknown address is answered 404, in the JSON of the product." },
      gateway: { means: "An unknown address is answered 400, Invalid Url in X-Ca-Error-Message." },
    },
    choice: "back-end",
    reason: "The table of the document says so. The documentation of the gateway says otherwise.",
    sureness: "B",
    switchable: true,
  },
  "gateway.encoding": {
    kind: "difference",
    question: "The document knows 400 for wrong parameters; the gateway in front has a 400 of its own for such bodies.",
    clauses: ["aliyun-market.status.400", "aliyun-market.request.body-fields"],
    readings: {
      "back-end": { means: "A body of a kind that is not taken is answered 400, in the JSON of the product." },
      gateway: { means: "It is answered 400, Unsupported Multipart in X-Ca-Error-Message." },
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
    switchable: true,
  },
  "gateway.request-too-large": {
    kind: "difference",
    question: "The document speaks of 413 for files of the service; the gateway has a 413 of its own for bodies.",
    clauses: ["aliyun-market.status.413"],
    readings: {
      "back-end": { means: "A request that is too large is answered 413, in the JSON of the product." },
      gateway: {
        means: "It is answered 413 before the back-end sees it, with the code I413RL in X-Ca-Error-Code.",
      },
    },
    choice: "back-end",
    reason: "The table of the document says so. The documentation of the gateway has the code.",
    sureness: "B",
    switchable: true,
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
      empty: { means: "It is empty here; it may be any text, and callers do not parse it." },
      envelope: { means: "It holds status and message like an answer of the back-end." },
    },
    choice: "empty",
    reason: "The gateway tells its errors in headers.",
    sureness: "B",
    switchable: true,
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
