import type { ErrorForm } from "../../../contract/error-form.js";
import type { RequestFault } from "../../../contract/refusal.js";
import type { AliyunMarketClause } from "../vocabulary.js";

/** One refusal by the gateway: its status, its words, the code where one is known, and what speaks of it. */
interface GatewayError {
  readonly status: number;
  readonly says: string;
  readonly fault: RequestFault;
  readonly erratum: string;
  readonly means: string;
  /** Newer instances of the gateway send one; for an AppCode and for the market's quota none is known. */
  readonly code?: string;
  readonly retryable?: true;
}

const access = { fault: "unauthenticated", erratum: "gateway.access" } as const;
const throttled = {
  status: 403,
  fault: "rate-limited",
  erratum: "gateway.throttling",
  retryable: true,
} as const;
const quota = { status: 403, fault: "quota-spent", erratum: "gateway.quota" } as const;
const badRequest = { status: 400, fault: "invalid-parameter", erratum: "gateway.other-errors" } as const;
const ownFault = { fault: "internal", erratum: "gateway.other-errors", retryable: true } as const;

/** What the gateway is known to refuse with, by id. */
export const gatewayErrors = {
  "invalid-appcode": { ...access, status: 400, says: "Invalid AppCode", means: "The AppCode is wrong." },
  "invalid-appcode-not-exists": {
    ...access,
    status: 400,
    says: "Invalid AppCode `not exists`",
    means: "The AppCode does not exist.",
  },
  unauthorized: {
    ...access,
    status: 403,
    says: "Unauthorized",
    means: "The AppCode is known and has no right to this interface.",
  },
  "empty-signature": { ...access, status: 401, says: "Empty Signature", means: "The request has no signature." },

  "throttled-by-user": {
    ...throttled,
    says: "Throttled by USER Flow Control",
    means: "The caller sends too many requests.",
  },
  "throttled-by-app": {
    ...throttled,
    says: "Throttled by APP Flow Control",
    means: "The caller's application sends too many requests.",
  },
  "throttled-by-api": {
    ...throttled,
    says: "Throttled by API Flow Control",
    means: "All callers of the interface together send too many requests.",
  },
  "throttled-by-domain": {
    ...throttled,
    says: "Throttled by DOMAIN Flow Control",
    means: "Too many requests come for the domain.",
  },
  "throttled-by-group": {
    ...throttled,
    says: "Throttled by GROUP Flow Control",
    means: "Too many requests come for the group of interfaces.",
  },

  "quota-exhausted": { ...quota, says: "Quota Exhausted", means: "The calls that were bought are used up." },
  "quota-expired": { ...quota, says: "Quota Expired", means: "The calls that were bought have lapsed." },
  "market-quota-exhausted": {
    ...quota,
    says: "Api Market Subscription quota exhausted",
    means: "The calls of the subscription on the market are used up.",
  },
  "user-arrears": { ...quota, says: "User Arrears", means: "The account owes money." },
  "authorization-expired": {
    ...quota,
    says: "Expiry of Authorization",
    means: "The right to the interface has lapsed.",
  },

  "empty-request-body": { ...badRequest, says: "Empty Request Body", means: "The body is empty." },
  "invalid-request-body": { ...badRequest, says: "Invalid Request Body", means: "The body cannot be read." },
  "invalid-param-location": {
    ...badRequest,
    says: "Invalid Param Location",
    means: "A parameter stands where it does not belong.",
  },
  "unsupported-multipart": {
    status: 400,
    says: "Unsupported Multipart",
    fault: "unsupported-encoding",
    erratum: "gateway.encoding",
    means: "The body is multipart, which is not enabled.",
  },
  "invalid-url": {
    status: 400,
    says: "Invalid Url",
    fault: "not-found",
    erratum: "gateway.address",
    means: "No interface has this address.",
  },
  "invalid-domain": { ...badRequest, fault: "not-found", says: "Invalid Domain", means: "The host is unknown." },
  "invalid-http-method": {
    ...badRequest,
    says: "Invalid HttpMethod",
    means: "The interface has another method.",
  },
  "invalid-app-key": {
    ...badRequest,
    fault: "unauthenticated",
    says: "Invalid AppKey",
    means: "The key of a signed request is wrong.",
  },
  "invalid-app-secret": {
    ...badRequest,
    fault: "unauthenticated",
    says: "Invalid AppSecret",
    means: "The secret of a signed request is wrong.",
  },
  "request-body-too-large": {
    status: 413,
    says: "Request body too Large",
    fault: "too-large",
    erratum: "gateway.request-too-large",
    means: "The body is larger than the gateway lets through.",
    code: "I413RL",
  },

  "internal-error": { ...ownFault, status: 500, says: "Internal Error", means: "The gateway itself failed." },
  "back-end-call-failed": {
    ...ownFault,
    status: 500,
    says: "Failed To Call Backend Service",
    means: "The gateway did not reach the back-end.",
  },
  "service-unavailable": {
    ...ownFault,
    status: 503,
    says: "Service Unavailable",
    means: "The gateway cannot serve at present.",
  },
  "back-end-timeout": {
    ...ownFault,
    status: 504,
    says: "Async Service",
    means: "The back-end did not answer in time.",
  },
} as const satisfies Readonly<Record<string, GatewayError>>;

export type GatewayForm = keyof typeof gatewayErrors;

/** A form of the gateway: all of it in headers, the body empty. */
export interface GatewayErrorForm extends ErrorForm<AliyunMarketClause> {
  readonly message: string;
  readonly headers: NonNullable<ErrorForm["headers"]>;
}

/** Puts an error into the gateway's form; nothing that the gateway refuses is charged for. */
export function gatewayForm(id: string, error: GatewayError): GatewayErrorForm {
  const { status, says, fault, erratum, means, code, retryable = false } = error;
  return {
    id,
    sentence: means,
    clause: { erratum },
    by: "gateway",
    fault,
    httpStatus: status,
    code: status,
    message: says,
    headers: ({ message }) => ({
      ...(message === undefined ? {} : { "X-Ca-Error-Message": message }),
      ...(code === undefined ? {} : { "X-Ca-Error-Code": code }),
    }),
    body: { kind: "none" },
    charged: false,
    retryable,
  };
}

/** The gateway's forms by id. */
export const gatewayForms = Object.fromEntries(
  Object.entries(gatewayErrors).map(([id, error]) => [id, gatewayForm(id, error)]),
) as Readonly<Record<GatewayForm, GatewayErrorForm>>;
