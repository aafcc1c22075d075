import type { Refusal, RequestFault } from "../../contract/refusal.js";
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

const backEnd: Readonly<Record<RequestFault, { status: keyof typeof aliyunMarketStatuses; message: string }>> = {
  unauthenticated: { status: 401, message: "Invalid AppCode" },
  "not-found": { status: 404, message: "Not found" },
  "rate-limited": { status: 429, message: "Too many requests" },
  "too-large": { status: 413, message: "File too large" },
  "invalid-parameter": { status: 400, message: "Invalid parameter" },
  "unsupported-encoding": { status: 400, message: "Unsupported request body" },
  internal: { status: 500, message: "Internal server error" },
};

/** What the gateway says by itself, before the back-end is asked; the reason travels in a header. */
const gateway: Partial<Readonly<Record<RequestFault, { status: number; reason: string }>>> = {
  unauthenticated: { status: 400, reason: "Invalid AppCode" },
  "rate-limited": { status: 403, reason: "Throttled by USER Flow Control" },
  "not-found": { status: 400, reason: "Invalid Url" },
  "unsupported-encoding": { status: 400, reason: "Unsupported Multipart" },
  "too-large": { status: 413, reason: "Request body too Large" },
};

/** A refusal by the back-end, or by the gateway where that reading is in force. */
export function aliyunMarketRefusal(fault: RequestFault, readings: AliyunMarketReadings): Refusal<AliyunMarketClause> {
  const { status, message } = backEnd[fault];
  const clause = aliyunMarketStatuses[status].clause;
  const own = readings["gateway.errors"] === "gateway" ? gateway[fault] : undefined;
  if (own) {
    const headers = { "X-Ca-Error-Message": own.reason };
    return {
      httpStatus: own.status,
      code: own.status,
      message: own.reason,
      clause: { erratum: "gateway.errors" },
      headers,
    };
  }
  const httpStatus = readings["http.status-carrier"] === "json-only" ? 200 : status;
  return { httpStatus, code: status, message, clause };
}
