import type { Refusal, RequestFault } from "../../contract/refusal.js";
import { type GatewayForm, gatewayForms } from "./error-forms/gateway.js";
import type { AliyunMarketClause, AliyunMarketReadings } from "./vocabulary.js";

/** The statuses the document lists; they are the back-end's. */
export const aliyunMarketStatuses = {
  200: { clause: "aliyun-market.status.200", means: "the request was accepted" },
  400: { clause: "aliyun-market.status.400", means: "a parameter is missing or has a wrong value" },
  401: { clause: "aliyun-market.status.401", means: "the AppCode is wrong or the service is not enabled for it" },
  404: { clause: "aliyun-market.status.404", means: "the URL or the task id does not exist" },
  413: { clause: "aliyun-market.status.413", means: "the request is too large" },
  429: { clause: "aliyun-market.status.429", means: "more requests per second than allowed" },
  500: { clause: "aliyun-market.status.500", means: "a fault on the vendor's side" },
} as const satisfies Record<number, { clause: AliyunMarketClause; means: string }>;

/** The number of each refusal by the back-end, and what the mock lets it say. */
export const aliyunMarketFaults = {
  unauthenticated: { status: 401, message: "Invalid AppCode" },
  "quota-spent": { status: 401, message: "Service not enabled" },
  "not-found": { status: 404, message: "Not found" },
  "rate-limited": { status: 429, message: "Too many requests" },
  "too-large": { status: 413, message: "File too large" },
  "invalid-parameter": { status: 400, message: "Invalid parameter" },
  "unsupported-encoding": { status: 400, message: "Unsupported request body" },
  internal: { status: 500, message: "Internal server error" },
} as const satisfies Readonly<Record<RequestFault, { status: keyof typeof aliyunMarketStatuses; message: string }>>;

/** What the gateway says by itself, before the back-end is asked, where that reading is in force. */
function gatewayFormOf(fault: RequestFault, readings: AliyunMarketReadings): GatewayForm | undefined {
  switch (fault) {
    case "unauthenticated":
      return readings["gateway.access"] === "gateway" ? "invalid-appcode" : undefined;
    case "quota-spent":
      return readings["gateway.quota"] === "gateway-403" ? "quota-exhausted" : undefined;
    case "not-found":
      return readings["gateway.address"] === "gateway" ? "invalid-url" : undefined;
    case "rate-limited":
      return readings["gateway.throttling"] === "gateway" ? "throttled-by-user" : undefined;
    case "too-large":
      return readings["gateway.request-too-large"] === "gateway" ? "request-body-too-large" : undefined;
    case "unsupported-encoding":
      return readings["gateway.encoding"] === "gateway" ? "unsupported-multipart" : undefined;
    default:
      return undefined;
  }
}

/** A refusal by the back-end, or by the gateway where that reading is in force. */
export function aliyunMarketRefusal(fault: RequestFault, readings: AliyunMarketReadings): Refusal<AliyunMarketClause> {
  const own = gatewayFormOf(fault, readings);
  if (own) {
    const { httpStatus, code, message, clause, headers } = gatewayForms[own];
    return {
      httpStatus,
      code,
      message,
      clause,
      headers: headers({ id: "", code, message }),
      ...(readings["gateway.error-body"] === "empty" ? { body: "none" } : {}),
    };
  }
  const { status, message } = aliyunMarketFaults[fault];
  const httpStatus = readings["http.status-carrier"] === "json-only" ? 200 : status;
  const clause = fault === "quota-spent" ? { erratum: "gateway.quota" } : aliyunMarketStatuses[status].clause;
  return { httpStatus, code: status, message, clause };
}
