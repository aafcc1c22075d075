import type { OperationName } from "../contract/endpoint.js";
import { recognizeRefusal } from "../contract/recognize-refusal.js";
import type { RequestFault } from "../contract/refusal.js";
import type { AnyEndpoint } from "../contract/vendor.js";
import { GatewayError } from "../errors/gateway-error.js";
import { RefusedError } from "../errors/refused-error.js";
import type { Engine } from "./engine.js";
import type { Heard } from "./heard.js";
import { readRetryAfter } from "./retry-after.js";
import type { TaskHandle } from "./task-handle.js";

const advice: Readonly<Record<RequestFault, string>> = {
  unauthenticated: "check the credential, and that the service is enabled for it",
  "quota-spent": "nothing is left to spend on this account",
  "not-found": "check the base URL and, for a task, that it is of this account and not too old",
  "rate-limited": "send fewer requests per second",
  "too-large": "send a smaller file",
  "invalid-parameter": "the vendor's words, where it has any, say what is wrong",
  "unsupported-encoding": "the service takes the body in another form",
  internal: "the vendor is unwell; try again later",
};

/** The error that a refusal is for its caller. */
export function refusalError(
  engine: Engine,
  endpoint: AnyEndpoint,
  operation: OperationName,
  heard: Heard,
  handle?: TaskHandle,
): RefusedError {
  const { vendor, clock } = engine;
  if (heard.reading.phase !== "refused") throw new TypeError("Only a refusal is one.");
  const refused = recognizeRefusal(vendor, { httpStatus: heard.status, headers: heard.headers }, heard.reading);
  const { fault, by, clause } = refused;
  const message = refused.message === undefined ? undefined : engine.secrets.withhold(refused.message);
  const { code } = heard.reading;
  const where = code === heard.status ? `HTTP ${code}` : `${code} under HTTP ${heard.status}`;
  const words = message === undefined ? "no words" : `"${message}"`;
  const who = by === "gateway" ? "the gateway" : vendor.title;
  const rests = clause === undefined ? "" : ` (${clause})`;
  const name = `${vendor.id}/${endpoint.id}`;
  const text = isRedirect(heard)
    ? `${name}: the ${operation} is answered with HTTP ${heard.status}, which sends it on to ${targetOf(heard, engine.baseUrl)}; that is not followed. Check the base URL.`
    : `${name}: ${who} refuses the ${operation} with ${where} and ${words}: ${fault}${rests}; ${advice[fault]}.`;
  const facts = {
    ...{ vendor: vendor.id, endpoint: endpoint.id, operation, handle, clause, fault },
    ...{ retryable: refused.retryable, httpStatus: heard.status, vendorCode: code, vendorMessage: message },
    // Only submits cost anything.
    charged: operation === "submit" ? refused.charged : ("no" as const),
    retryAfterMs: readRetryAfter(heard.headers, clock.now()),
  };
  return by === "gateway" ? new GatewayError(text, facts) : new RefusedError(text, facts);
}

function isRedirect({ status }: Heard): boolean {
  return status >= 300 && status < 400;
}

/** The host that an answer sends on to; the rest of the address may hold anything. */
function targetOf({ headers }: Heard, baseUrl: string): string {
  const location = headers.get("location") ?? "";
  return location !== "" && URL.canParse(location, baseUrl) ? new URL(location, baseUrl).host : "nowhere";
}
